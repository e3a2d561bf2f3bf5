package org.reperio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

class FileInputTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<String> errors(String body) {
    var failed =
        catchThrowableOfType(
            ValidationFailed.class, () -> FileInput.announcements(JSON.readTree(body)));
    return failed.errors().stream().map(FieldError::field).toList();
  }

  @Test
  void everythingThatIsSaidOfAFileIsRead() throws Exception {
    List<AnnouncedFile> files =
        FileInput.announcements(
            JSON.readTree(
                """
                [{"key": "a/b.csv", "size": 12, "checksum": "MD5:%s",
                  "metadata": {"page": 3}, "access": {"hidden": true}},
                 {"key": "c", "size": 25, "transfer": {"type": "M", "parts": 3, "part_size": 10}}]"""
                    .formatted("AB".repeat(16))));
    assertThat(files.get(0).checksum()).hasToString("md5:" + "ab".repeat(16));
    assertThat(files.get(0).hidden()).isTrue();
    assertThat(files.get(0).metadata().get("page").asInt()).isEqualTo(3);
    assertThat(files.get(0).type()).isEqualTo(Transfer.Type.L);
    assertThat(files.get(1).plan()).isEqualTo(new PartedUploads.Plan(25, 3, 10));
    assertThat(files.get(1).plan().length(3)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                      | _schema
          []                                                                      | _schema
          [1]                                                                     | 0.key
          [{}]                                                                    | 0.key
          [{"key": 7}]                                                            | 0.key
          [{"key": ""}]                                                           | 0.key
          [{"key": "../x"}]                                                       | 0.key
          [{"key": "/x"}]                                                         | 0.key
          [{"key": "a\\\\b"}]                                                     | 0.key
          [{"key": "a\\u0000b"}]                                                  | 0.key
          [{"key": "a\\ud800b"}]                                                  | 0.key
          [{"key": "a", "size": -1}]                                              | 0.size
          [{"key": "a", "size": 1.5}]                                             | 0.size
          [{"key": "a", "size": 99999999999999999999}]                            | 0.size
          [{"key": "a", "checksum": "sha1:00"}]                                   | 0.checksum
          [{"key": "a", "metadata": []}]                                          | 0.metadata
          [{"key": "a", "metadata": {"a": "\\u0000"}}]                            | 0.metadata
          [{"key": "a", "access": {"hidden": "yes"}}]                             | 0.access.hidden
          [{"key": "a", "transfer": "L"}]                                         | 0.transfer
          [{"key": "a", "transfer": {"type": "X"}}]                               | 0.transfer.type
          [{"key": "a", "transfer": {"type": "F"}}]                               | 0.transfer.url
          [{"key": "a", "size": 5, "transfer": {"type": "M"}}]                    | 0.transfer.parts
          [{"key": "a", "transfer": {"type": "M", "parts": 2, "part_size": 5}}]   | 0.size
          [{"key": "a", "size": 9, "transfer": {"type": "M", "parts": 2}}]        | 0.transfer.part_size
          [{"key":"a","size":9,"transfer":{"type":"M","parts":3,"part_size":5}}]  | 0.transfer.parts
          [{"key":"a","size":9,"transfer":{"type":"M","parts":99999,"part_size":5}}] | 0.transfer.parts
          [{"key":"a"}, {"key":"b","size":9223372036854775807,"transfer":{"type":"M","parts":2,"part_size":9223372036854775800}}, {"key":"."}] | 2.key
          """)
  void whatIsWrongIsSaidByField(String body, String field) {
    assertThat(errors(body)).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b – é.csv", "x/y/z.tar.gz", "a:1.csv", "..a", "🦭", "%2e%2e"})
  void namesOfAllKindsAreTaken(String key) {
    assertThat(FileInput.keyProblem(key)).isEmpty();
  }

  @Test
  void ofADescriptionOnlyMetadataAndAccessChange() throws Exception {
    var description =
        FileInput.description(
            JSON.readTree(
                """
                {"key": "x", "links": {}, "metadata": {"a": 1}, "access": {"hidden": false}}"""));
    assertThat(description.metadata().get("a").asInt()).isEqualTo(1);
    assertThat(description.hidden()).isFalse();
    assertThat(FileInput.description(JSON.readTree("{}")).metadata()).isNull();
    var failed =
        catchThrowableOfType(
            ValidationFailed.class,
            () -> FileInput.description(JSON.readTree("{\"surprise\": 1}")));
    assertThat(failed.errors()).extracting(FieldError::field).containsExactly("surprise");
  }
}
