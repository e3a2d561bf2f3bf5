package org.reperio.api.problem;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The largest body that is read into memory. Interceptors are made before the settings of a start
 * are there; this bean is made at the first body.
 */
@ApplicationScoped
class JsonLimit {

  private final long bytes;

  JsonLimit(HttpSettings settings) {
    this.bytes = settings.maxJsonSize().asLongValue();
  }

  long bytes() {
    return bytes;
  }
}
