package org.reperio.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * Who decides about a request: one of the three, the others are null.
 *
 * @param community its curators
 * @param account this account
 * @param role everybody who has this role
 */
@Embeddable
public record Receiver(
    @Column(name = "receiver_community") UUID community,
    @Column(name = "receiver_account") Long account,
    @Column(name = "receiver_role") String role) {

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
