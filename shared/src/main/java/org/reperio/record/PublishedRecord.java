package org.reperio.record;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A published version of a record. */
@Entity
@Table(name = "record")
public class PublishedRecord extends RecordState {}
