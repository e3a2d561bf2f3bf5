/**
 * The embedded services of an instance, and the supervisor that keeps them running.
 *
 * <h2>The contract for programs and tests</h2>
 *
 * <pre>
 * java -XX:+ExitOnOutOfMemoryError -jar scripts/services/target/services/reperio-services.jar up --instance DIR
 * </pre>
 *
 * <ul>
 *   <li>It starts PostgreSQL, OpenSearch, Redis and an AMQP broker, except those that the
 *       environment names already ({@code REPERIO_DATABASE_URL}, {@code REPERIO_SEARCH_HOSTS},
 *       {@code REPERIO_REDIS_URL}, {@code REPERIO_BROKER_HOST}), and stays in the foreground.
 *   <li>When all of them answer it writes {@code DIR/services.properties}: the configuration keys
 *       of Reperio ({@code reperio.database.url} and so on), {@code services.NAME.pid}, {@code
 *       services.NAME.log} and {@code services.supervisor.pid}; and {@code DIR/services.env}, the
 *       configuration keys as environment variables. Both appear in one step each, are written
 *       again when a service was restarted, and are removed by a clean stop. Whoever waits for the
 *       file to appear has the services; when the process ends first, its output says why.
 *   <li>SIGTERM, SIGINT or {@code stop --instance DIR} stops everything. A second {@code up} on a
 *       running instance waits until that is ready, says so and exits with 0. {@code status} exits
 *       with 0 when all services are up, 3 when not.
 *   <li>After a crash, of a service or of the supervisor itself, nothing need be tidied: {@code up}
 *       stops what was left behind and starts again on the same data. Ports are kept while they are
 *       free.
 * </ul>
 *
 * <p>Each service runs with a class path of its own, in {@code lib/NAME} beside the jar.
 */
package org.reperio.services;
