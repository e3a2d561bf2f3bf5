package org.reperio.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A group of accounts: those that have it. */
@Entity
@Table(name = "role")
class Role {

  @Id public String name;

  public String description;
}
