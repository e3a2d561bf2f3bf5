package org.reperio.api.problem;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Bounds what JSON is read. The mapper is made before the settings of a start are there, so it gets
 * its bounds at the start.
 */
@ApplicationScoped
class JsonBounds {

  void set(@Observes StartupEvent start, ObjectMapper mapper, JsonSettings settings) {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(settings.maxDepth())
                .maxTokenCount(settings.maxTokens())
                .maxStringLength(settings.maxTextLength())
                .maxNameLength(settings.maxNameLength())
                .maxNumberLength(settings.maxNumberLength())
                .build());
  }
}
