package org.reperio.e2e;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.reperio.product.WholeProduct;

/** The drill with as many records as a repository has after some years. */
@Tag("slow")
@WholeProduct
@Order(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class LargeBackupIT extends BackupIT {

  @Override
  int records() {
    return Integer.getInteger("reperio.e2e.backup-records", 10_000);
  }
}
