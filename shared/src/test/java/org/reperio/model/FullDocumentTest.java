package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FullDocumentTest {

  private final DataModel rdm = Models.rdm();

  @Test
  void aDocumentWithEveryFieldMayBePublished() {
    assertThat(rdm.validate(rdm.normalize(Models.full()))).isEmpty();
  }

  @Test
  void aDocumentInItsNormalFormStaysAsItIs() {
    ObjectNode once = rdm.normalize(Models.full());
    assertThat(rdm.normalize(once)).isEqualTo(once);
  }

  @Test
  void anAnswerSentBackAsInputIsTheSameDocument() {
    ObjectNode kept = rdm.normalize(Models.full());
    assertThat(rdm.normalize(rdm.dereference(kept))).isEqualTo(kept);
  }

  @Test
  void whatIsIndexedGivesTheRecordBack() {
    ObjectNode record = rdm.dereference(rdm.normalize(Models.full()));
    assertThat(rdm.recordOf(rdm.indexDocument(record))).isEqualTo(record);
  }
}
