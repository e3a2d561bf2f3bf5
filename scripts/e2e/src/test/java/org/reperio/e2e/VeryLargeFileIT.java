package org.reperio.e2e;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.reperio.product.WholeProduct;

/** Files that are many times larger than the memory of the service. */
@Tag("slow")
@WholeProduct
@Order(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class VeryLargeFileIT extends LargeFileIT {

  @Override
  long size() {
    return Long.getLong("reperio.e2e.very-large-file-bytes", 2_000_000_000L);
  }
}
