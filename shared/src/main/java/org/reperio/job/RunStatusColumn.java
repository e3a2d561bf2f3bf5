package org.reperio.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a status as its letter. */
@Converter(autoApply = true)
public class RunStatusColumn implements AttributeConverter<RunStatus, String> {

  @Override
  public String convertToDatabaseColumn(RunStatus status) {
    return status == null ? null : status.code();
  }

  @Override
  public RunStatus convertToEntityAttribute(String code) {
    return code == null ? null : RunStatus.of(code);
  }
}
