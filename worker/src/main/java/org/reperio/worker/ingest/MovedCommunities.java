package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.community.CommunityAccess;
import org.reperio.crosswalk.SourceItem;
import org.reperio.model.AllowedHtml;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;

/** Takes over the communities of another repository, with their ids, rules and members. */
@ApplicationScoped
public class MovedCommunities {

  private static final List<String> HTML = List.of("description", "page", "curation_policy");

  private final Communities communities;
  private final ObjectMapper json;

  public MovedCommunities(Communities communities, ObjectMapper json) {
    this.communities = communities;
    this.json = json;
  }

  /**
   * Creates or updates each community of a file, as InvenioRDM's {@code /api/communities} lists
   * them, each with {@code members} as {@code /api/communities/ID/members} lists those.
   *
   * @param accounts by the users' numbers at the source
   * @param dryRun whether nothing is stored
   * @param report gets what is refused
   */
  Belongings take(Path file, Map<String, Long> accounts, boolean dryRun, IngestReport report)
      throws IOException {
    var taken = new ArrayList<Belongings>();
    long refused =
        SourceObjects.each(
            file,
            report,
            community -> {
              List<FieldError> errors = new ArrayList<>();
              taken.add(take(community, accounts, dryRun, errors));
              return errors;
            });
    return taken.stream().reduce(new Belongings(0, 0, 0, refused), Belongings::plus);
  }

  private Belongings take(
      SourceItem.Read item, Map<String, Long> accounts, boolean dryRun, List<FieldError> errors) {
    ObjectNode source = item.document();
    try {
      UUID id = UUID.fromString(item.sourceId());
      CommunityAccess access = json.convertValue(source.path("access"), CommunityAccess.class);
      if (source.path("metadata").path("title").asText("").isBlank()) {
        errors.add(FieldError.of("metadata.title", "A community needs a title."));
        return Belongings.NONE;
      }
      if (!dryRun) {
        communities.takeOver(
            Identity.ofSystem(), id, source.path("slug").asText(""), metadata(source), access);
      }
      long members = enrol(id, source.path("members"), accounts, dryRun, errors);
      return new Belongings(0, 1, members, 0);
    } catch (Refusal e) {
      errors.addAll(e.errors().isEmpty() ? List.of(FieldError.of("", e.getMessage())) : e.errors());
    } catch (IllegalArgumentException e) {
      errors.add(
          FieldError.of("", "Its id is no UUID, or its access has a rule that is not known here."));
    }
    return Belongings.NONE;
  }

  /** Pages show some of it as HTML. */
  private static ObjectNode metadata(ObjectNode source) {
    ObjectNode metadata = source.path("metadata").deepCopy();
    for (String field : HTML) {
      if (metadata.path(field).isTextual()) {
        metadata.put(field, AllowedHtml.clean(metadata.get(field).textValue()));
      }
    }
    if (metadata.get("type") instanceof ObjectNode type) {
      type.retain("id");
    }
    return metadata;
  }

  private long enrol(
      UUID community,
      JsonNode members,
      Map<String, Long> accounts,
      boolean dryRun,
      List<FieldError> errors) {
    long enrolled = 0;
    for (int i = 0; i < members.size(); i++) {
      JsonNode one = members.get(i);
      String at = "members." + i;
      String type = one.path("member").path("type").asText("");
      Long account = accounts.get(one.path("member").path("id").asText(""));
      if (!type.equals("user")) {
        errors.add(FieldError.of(at + ".member.type", "Only users become members, no groups."));
      } else if (account == null) {
        errors.add(
            FieldError.of(
                at + ".member.id",
                "%s is not in the file of users."
                    .formatted(one.path("member").path("id").asText(""))));
      } else {
        try {
          CommunityRole role = CommunityRole.of(one.path("role").asText(""));
          if (!dryRun) {
            boolean visible = one.path("visible").asBoolean(false);
            communities.enrol(Identity.ofSystem(), community, account, role, visible);
          }
          enrolled++;
        } catch (IllegalArgumentException e) {
          errors.add(FieldError.of(at + ".role", "Use reader, curator, manager or owner."));
        }
      }
    }
    return enrolled;
  }
}
