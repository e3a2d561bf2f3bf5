package org.reperio.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A place between two results, as a token: the sort values of the result before it, with a checksum
 * over them and the question. It says nothing that its holder has not seen, and gives no rights;
 * the checksum is there so that a token of another question, or half of one, is refused instead of
 * being answered with something that looks right.
 */
final class SearchCursor {

  private static final int CHECKSUM = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] question;

  private SearchCursor(byte[] question) {
    this.question = question;
  }

  /**
   * The cursors of a question; pages of it may have any size.
   *
   * @param sort the sort that is used, whether it was asked for or not
   */
  static SearchCursor of(SearchQuery query, String sort) {
    ArrayNode question = JSON.createArrayNode();
    question.add(query.model()).add(query.scope().toString()).add(query.q()).add(sort);
    question.add(query.allVersions()).add(query.suggest());
    new TreeMap<>(query.facets())
        .forEach((name, values) -> question.addObject().put(name, sorted(values)));
    return new SearchCursor(question.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sorted(List<String> values) {
    return values.stream().sorted().toList().toString();
  }

  /** The token of the place after a result. */
  String token(JsonNode sortValues) {
    byte[] values = sortValues.toString().getBytes(StandardCharsets.UTF_8);
    byte[] token = Arrays.copyOf(checksum(values), CHECKSUM + values.length);
    System.arraycopy(values, 0, token, CHECKSUM, values.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The sort values that a token of this question stands for; empty for any other text. */
  Optional<ArrayNode> read(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      if (bytes.length <= CHECKSUM) {
        return Optional.empty();
      }
      byte[] values = Arrays.copyOfRange(bytes, CHECKSUM, bytes.length);
      if (!MessageDigest.isEqual(checksum(values), Arrays.copyOf(bytes, CHECKSUM))) {
        return Optional.empty();
      }
      return JSON.readTree(new String(values, StandardCharsets.UTF_8)) instanceof ArrayNode array
              && hasTieBreaker(array)
          ? Optional.of(array)
          : Optional.empty();
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The last sort value is the document's id, which is never missing: the engine relies on it. */
  private static boolean hasTieBreaker(ArrayNode values) {
    JsonNode last = values.path(values.size() - 1);
    return last.isValueNode() && !last.isNull();
  }

  private byte[] checksum(byte[] values) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(question);
    digest.update((byte) 0);
    return Arrays.copyOf(digest.digest(values), CHECKSUM);
  }
}
