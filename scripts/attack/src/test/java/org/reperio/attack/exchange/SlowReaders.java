package org.reperio.attack.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Readers that ask for a file, a range of it, an archive or an export, and do not read on. */
public final class SlowReaders extends SlowClients {

  private static final int BYTES = 16 * 1024 * 1024;

  private String record;

  @Override
  public Plan plan() {
    return new Plan(
        "slow-readers",
        "1,000 readers of a file, a range, an archive and an export that read nothing",
        "the next piece is made when there is room; a least rate; so many downloads at once",
        "reperio.exchange.downloads.*, .min-rate, .patience",
        REQUESTS,
        TIME);
  }

  @Override
  void prepare(Attacker attacker) {
    var content = new byte[BYTES];
    new Random(1).nextBytes(content);
    record = attacker.recordWith("large.bin", content);
  }

  @Override
  String request(Attacker attacker, int number) {
    String path = "/api/records/" + record;
    return switch (number % 4) {
      case 0 -> head("GET", path + "/files/large.bin/content", number);
      case 1 -> head("GET", path + "/files/large.bin/content", number, "Range: bytes=5-");
      case 2 -> head("GET", path + "/files-archive", number);
      default -> head("GET", path + "/export/datacite-xml", number);
    };
  }

  @Override
  void check(List<Wire> clients) throws IOException {
    someGet(clients, "HTTP/1.1 20");
  }
}
