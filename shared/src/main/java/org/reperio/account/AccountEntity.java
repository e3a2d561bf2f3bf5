package org.reperio.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** An account as the database keeps it, with the names of its roles. */
@Entity
@Table(name = "account")
class AccountEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String email;

  @Column(name = "full_name")
  public String fullName;

  public boolean active;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "role_name")
  @Fetch(FetchMode.SUBSELECT)
  public Set<String> roles = new HashSet<>();

  public Instant created;

  /** When its owner accepted the terms; null for an account that an operator made. */
  @Column(name = "terms_accepted")
  public Instant termsAccepted;

  /** Whether every account finds it. */
  @Column(name = "public_profile")
  public boolean publicProfile;

  /** Whether whoever finds it sees the address. */
  @Column(name = "public_email")
  public boolean publicEmail;

  /** When a moderator approved of it; null for never. */
  public Instant verified;

  /** Since when it is blocked; null when it is not. A blocked account is not active. */
  public Instant blocked;

  /** When it was changed last; null for never. */
  public Instant updated;

  @Column(name = "revision_id")
  public int revisionId;

  Account account() {
    return new Account(id, email, fullName, active, Set.copyOf(roles), created);
  }
}
