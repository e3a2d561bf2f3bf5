package org.reperio.database;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** New primary keys. They grow with time, so that new rows stand together in an index. */
public final class Ids {

  private Ids() {}

  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
