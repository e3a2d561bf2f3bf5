package org.reperio.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessStatusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "true, true, true, EMBARGOED",
    "true, false, false, EMBARGOED",
    "false, true, true, RESTRICTED",
    "false, true, false, RESTRICTED",
    "false, false, true, OPEN",
    "false, false, false, METADATA_ONLY"
  })
  void anEmbargoComesBeforeARestrictionAndBothBeforeTheFiles(
      boolean embargoed, boolean restricted, boolean withFiles, AccessStatus status) {
    assertThat(AccessStatus.of(embargoed, restricted, withFiles)).isEqualTo(status);
  }

  @Test
  void theWordInTheRecordDecides() throws Exception {
    assertThat(of("{'access':{'status':'metadata-only','record':'restricted'}}"))
        .isEqualTo(AccessStatus.METADATA_ONLY);
  }

  @Test
  void aRecordWithoutTheWordIsJudgedByItsParts() throws Exception {
    assertThat(of("{}")).isEqualTo(AccessStatus.OPEN);
    assertThat(of("{'access':{'files':'restricted'}}")).isEqualTo(AccessStatus.RESTRICTED);
    assertThat(of("{'access':{'files':'restricted','embargo':{'active':true}}}"))
        .isEqualTo(AccessStatus.EMBARGOED);
    assertThat(of("{'files':{'enabled':false}}")).isEqualTo(AccessStatus.METADATA_ONLY);
  }

  private static AccessStatus of(String record) throws JsonProcessingException {
    return AccessStatus.of(JSON.readTree(record.replace('\'', '"')));
  }
}
