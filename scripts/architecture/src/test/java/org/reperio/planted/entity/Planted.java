package org.reperio.planted.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;

/** An entity in a package named after a layer, which stores itself. */
@Entity
public class Planted {

  @Id public long id;

  public String name;

  /** Is no repository. */
  public void store(EntityManager entities) {
    entities.persist(this);
  }
}
