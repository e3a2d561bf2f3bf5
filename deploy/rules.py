"""Usage: rules.py OVERLAY FILE [DEFINITION...]

Prints what is wrong with the objects of an overlay in FILE ("-" is standard input), as far as no schema
says it: what they name must be there, what they run must be restricted, and what they set must be a
setting. With definitions of custom resources, objects of these kinds are held to their schemas too;
kinds without one are named on standard error.
"""

import pathlib
import re
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Made by docker/secrets, or by who runs the cluster: docs/kubernetes.adoc lists them.
SECRETS = re.compile(r"`(reperio-[a-z-]+)`")
# Variables of the images of others, and of Quarkus.
VARIABLES_OF_OTHERS = re.compile(r"(POSTGRES_|PG|OPENSEARCH_|RABBITMQ_|bootstrap\.|QUARKUS_)")
# Users of the images: Dockerfile.base and those of nginx, PostgreSQL, Redis, RabbitMQ, OpenSearch.
USERS = {"web-ui": 10001, "web-api": 10001, "worker": 10001, "monitor": 10001, "setup": 10001, "fixity": 10001,
         "backup": 10001, "frontend": 101, "db": 999, "cache": 999, "mq": 999, "es": 1000}  # fmt: skip
# What their entry points write cannot be told beforehand.
WRITABLE_ROOTS = {"es", "mq"}


class Objects:
    def __init__(self, things):
        self.things = things

    def of(self, *kinds):
        return [thing for thing in self.things if thing["kind"] in kinds]

    def names(self, *kinds):
        return {thing["metadata"]["name"] for thing in self.of(*kinds)}

    def of_operator(self, selector):
        """Whether a selector means the pods of an operator's object, which are called like it."""
        custom = self.names("Cluster", "OpenSearchCluster", "RabbitmqCluster")
        return selector.get("matchLabels", {}).get("app.kubernetes.io/name") in custom

    def workloads(self):
        """Each object that makes pods, its template and its labels."""
        for thing in self.of("Deployment", "StatefulSet", "Job"):
            yield thing, thing["spec"]["template"]
        for thing in self.of("CronJob"):
            yield thing, thing["spec"]["jobTemplate"]["spec"]["template"]

    def pods(self, selector):
        """The templates that a selector means."""
        labels = selector.get("matchLabels", {} if "matchExpressions" in selector or not selector else selector)
        expressions = selector.get("matchExpressions", [])
        for thing, template in self.workloads():
            its = template["metadata"]["labels"]
            if all(its.get(k) == v for k, v in labels.items()) and all(
                its.get(e["key"]) in e["values"] for e in expressions
            ):
                yield thing, template


def settings():
    """All keys of Reperio as variables."""
    page = (ROOT / "docs/configuration.adoc").read_text()
    keys = re.findall(r"^\| `(reperio\.[a-z0-9.*-]+)`", page, re.M)
    return {re.sub(r"[^a-z0-9]", "_", key).upper() for key in keys}


def check_pods(objects, secrets):
    known = settings()
    claims = objects.names("PersistentVolumeClaim")
    maps = {thing["metadata"]["name"]: thing["data"] for thing in objects.of("ConfigMap")}
    for thing, template in objects.workloads():
        pod, name = template["spec"], thing["metadata"]["name"]
        security = pod.get("securityContext", {})
        if pod.get("automountServiceAccountToken") is not False or pod.get("enableServiceLinks") is not False:
            yield f"{name} gets a token or links that it does not need"
        if not security.get("runAsNonRoot") or security.get("seccompProfile") != {"type": "RuntimeDefault"}:
            yield f"{name} is not restricted"
        if security.get("runAsUser") != USERS.get(name):
            yield f"{name} runs as {security.get('runAsUser')}, and its image has {USERS.get(name)}"
        volumes = {volume["name"]: volume for volume in pod.get("volumes", [])}
        for template_of_claim in thing["spec"].get("volumeClaimTemplates", []):
            volumes[template_of_claim["metadata"]["name"]] = {}
        for volume in volumes.values():
            secret = volume.get("secret", {}).get("secretName")
            if secret and secret not in secrets:
                yield f"{name} wants the secret {secret}, which docs/kubernetes.adoc does not list"
            if "configMap" in volume and volume["configMap"]["name"] not in maps:
                yield f"{name} wants the config map {volume['configMap']['name']}, which is not there"
            if "persistentVolumeClaim" in volume and volume["persistentVolumeClaim"]["claimName"] not in claims:
                yield f"{name} wants a claim that is not there"
            if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
                yield f"{name} has a folder without a limit"
        for container in pod["containers"] + pod.get("initContainers", []):
            yield from check_container(name, thing, container, volumes)
            for source in container.get("envFrom", []):
                if "secretRef" in source and source["secretRef"]["name"] not in secrets:
                    yield f"{name} wants the secret {source['secretRef']['name']}, which docs/kubernetes.adoc does not list"
                if "configMapRef" in source and source["configMapRef"]["name"] not in maps:
                    yield f"{name} wants the config map {source['configMapRef']['name']}, which is not there"
            for variable in container.get("env", []):
                if not VARIABLES_OF_OTHERS.match(variable["name"]) and variable["name"] not in known:
                    yield f"{name}: {variable['name']} is no setting"
    for variable in maps.get("reperio", {}):
        if not VARIABLES_OF_OTHERS.match(variable) and variable not in known:
            yield f"{variable} is no setting"


def check_container(name, thing, container, volumes):
    security = container.get("securityContext", {})
    if security.get("allowPrivilegeEscalation") is not False or security.get("capabilities") != {"drop": ["ALL"]}:
        yield f"{name} is not restricted"
    mounts = container.get("volumeMounts", [])
    if name not in WRITABLE_ROOTS:
        if not security.get("readOnlyRootFilesystem"):
            yield f"{name} may write anywhere"
        if name not in ("cache",) and not any(mount["mountPath"] == "/tmp" for mount in mounts):
            yield f"{name} has no /tmp"
    for mount in mounts:
        if mount["name"] not in volumes:
            yield f"{name} mounts {mount['name']}, which is not there"
    for kind in ("requests", "limits"):
        if not {"cpu", "memory"} <= set(container.get("resources", {}).get(kind, {})):
            yield f"{name} has no {kind}"
    image, policy = container["image"], container.get("imagePullPolicy")
    tag = image.rpartition("/")[2].partition(":")[2]
    if not tag or (tag == "latest" and policy not in ("IfNotPresent", "Never")):
        yield f"{name}: the image {image} with the policy {policy} is whatever a registry has then"
    ports = {port["name"] for port in container.get("ports", [])}
    if thing["kind"] in ("Deployment", "StatefulSet") and not {"readinessProbe", "livenessProbe"} <= set(container):
        yield f"{name} lacks a probe"
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        asked = container.get(probe, {})
        port = asked.get("httpGet", asked.get("tcpSocket", {})).get("port")
        if port is not None and port not in ports:
            yield f"{name}: its {probe} asks at {port}, which is no port of it"


def check_names(objects):
    workloads = objects.names("Deployment", "StatefulSet")
    for service in objects.of("Service"):
        name, selected = service["metadata"]["name"], list(objects.pods(service["spec"]["selector"]))
        if len(selected) != 1:
            yield f"the service {name} leads to {len(selected)} workloads"
        for _, template in selected:
            ports = {port["name"]: port["containerPort"] for port in template["spec"]["containers"][0]["ports"]}
            for port in service["spec"]["ports"]:
                if ports.get(port["targetPort"]) != port["port"]:
                    yield f"the service {name} has {port['port']}, and {port['targetPort']} is {ports.get(port['targetPort'])}"
    for thing in objects.of("Deployment", "StatefulSet"):
        selected = [each["metadata"]["name"] for each, _ in objects.pods(thing["spec"]["selector"])]
        if selected != [thing["metadata"]["name"]]:
            yield f"{thing['metadata']['name']} selects the pods of {selected}"
    for budget in objects.of("PodDisruptionBudget"):
        selector = budget["spec"]["selector"]
        if len(list(objects.pods(selector))) != 1 and not objects.of_operator(selector):
            yield f"the budget {budget['metadata']['name']} is of no workload"
    for scaler in objects.of("HorizontalPodAutoscaler", "ScaledObject"):
        if scaler["spec"]["scaleTargetRef"]["name"] not in workloads:
            yield f"the autoscaler {scaler['metadata']['name']} is of no workload"
    for monitor in objects.of("ServiceMonitor"):
        labels = monitor["spec"]["selector"]["matchLabels"]
        services = [s for s in objects.of("Service") if labels.items() <= s["metadata"]["labels"].items()]
        ports = {port["name"] for service in services for port in service["spec"]["ports"]}
        for endpoint in monitor["spec"]["endpoints"]:
            if endpoint["port"] not in ports:
                yield f"the service monitor {monitor['metadata']['name']} asks at no port"
    for ingress in objects.of("Ingress"):
        for path in (path for rule in ingress["spec"]["rules"] for path in rule["http"]["paths"]):
            service = path["backend"]["service"]
            if service["name"] not in objects.names("Service"):
                yield f"the ingress leads to {service['name']}, which is not there"
    for thing in objects.things:
        if thing["kind"] == "Secret":
            yield f"the secret {thing['metadata']['name']} is in the files: secrets are only named"


def check_network(objects):
    """Each pod is under a policy of its own, and each way has both its ends."""
    for policy in objects.of("NetworkPolicy"):
        name, spec = policy["metadata"]["name"], policy["spec"]
        if not list(objects.pods(spec["podSelector"])) and not objects.of_operator(spec["podSelector"]):
            yield f"the policy {name} is for no pod"
        for rule in spec.get("ingress", []):
            for _, template in objects.pods(spec["podSelector"]):
                ports = template["spec"]["containers"][0].get("ports", [])
                have = {port["name"] for port in ports} | {port["containerPort"] for port in ports}
                for port in rule.get("ports", []):
                    if port["port"] not in have:
                        yield f"the policy {name} opens {port['port']}, which {template['metadata']['labels']} lack"
    ways = {}
    for policy in objects.of("NetworkPolicy"):
        name = policy["metadata"]["name"]
        if name.startswith("to-") and name != "to-outside":
            ways[name[3:]] = policy["spec"]["podSelector"]["matchExpressions"][0]["values"]
    for system, who in ways.items():
        for policy in objects.of("NetworkPolicy"):
            if policy["metadata"]["name"] == f"from-reperio-to-{system}":
                into = policy["spec"]["ingress"][0]["from"][0]["podSelector"]["matchExpressions"][0]["values"]
                if into != who:
                    yield f"{who} may go to {system}, which takes {into}"


def strict(schema):
    """The schema of a definition, which takes nothing that it does not name."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: strict(value) for key, value in schema.items()}
    named = isinstance(schema.get("properties"), dict) and schema.get("type") == "object"
    if named and "additionalProperties" not in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
        made["additionalProperties"] = False
    return made


def check_custom(objects, files):
    schemas = {}
    for file in files:
        for definition in yaml.safe_load_all(pathlib.Path(file).read_text()):
            if definition and definition["kind"] == "CustomResourceDefinition":
                for version in definition["spec"]["versions"]:
                    where = f"{definition['spec']['group']}/{version['name']}", definition["spec"]["names"]["kind"]
                    schema = strict(version["schema"]["openAPIV3Schema"])
                    schema["properties"]["metadata"] = {"type": "object"}
                    schemas[where] = schema
    for thing in objects.things:
        if re.search(r"\.[a-z]+/", thing["apiVersion"]) and not re.search(r"\.k8s\.io/|^apps/", thing["apiVersion"]):
            schema = schemas.get((thing["apiVersion"], thing["kind"]))
            if schema is None:
                print(f"no definition is there for {thing['apiVersion']} {thing['kind']}", file=sys.stderr)
                continue
            for error in jsonschema.Draft202012Validator(schema).iter_errors(thing):
                yield f"{thing['kind']} {thing['metadata']['name']}: {error.json_path}: {error.message[:300]}"


def main():
    overlay, file, *definitions = sys.argv[1:]
    text = sys.stdin.read() if file == "-" else pathlib.Path(file).read_text()
    objects = Objects([thing for thing in yaml.safe_load_all(text) if thing])
    rows = [line for line in (ROOT / "docs/kubernetes.adoc").read_text().splitlines() if line.startswith("| `reperio-")]
    secrets = {name for row in rows for name in SECRETS.findall(row.split("|")[1])}
    found = [*check_pods(objects, secrets), *check_names(objects), *check_network(objects)]
    if definitions:
        found += check_custom(objects, definitions)
    if len(list(objects.workloads())) < 7:
        found.append("there are hardly any workloads")
    for line in found:
        print(f"{overlay}: {line}")


if __name__ == "__main__":
    main()
