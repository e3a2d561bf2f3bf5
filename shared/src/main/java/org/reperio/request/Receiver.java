package org.reperio.request;

import java.util.UUID;

/**
 * Who decides about a request: one of the three, the others are null.
 *
 * @param community its curators
 * @param account this account
 * @param role whoever has this role
 */
public record Receiver(UUID community, Long account, String role) {

  static Receiver community(UUID id) {
    return new Receiver(id, null, null);
  }

  static Receiver account(long id) {
    return new Receiver(null, id, null);
  }

  static Receiver role(String name) {
    return new Receiver(null, null, name);
  }
}
