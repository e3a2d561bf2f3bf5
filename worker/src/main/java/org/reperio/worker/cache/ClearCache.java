package org.reperio.worker.cache;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.keys.KeyScanArgs;
import java.util.Set;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

@Command(
    name = "clear",
    description = {
      "Deletes what the repository keeps in Redis; what others keep there stays.",
      "Sessions are kept there too: who is signed in has to sign in again."
    },
    footer = {"  reperio cache clear"})
public class ClearCache implements Runnable {

  private static final String OURS = "reperio:*";
  private static final int BATCH = 1_000;

  private final RedisDataSource redis;
  private final Terminal terminal;

  public ClearCache(RedisDataSource redis, Terminal terminal) {
    this.redis = redis;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    long deleted = 0;
    try {
      KeyCommands<String> keys = redis.key();
      var cursor = keys.scan(new KeyScanArgs().match(OURS).count(BATCH));
      while (cursor.hasNext()) {
        Set<String> found = cursor.next();
        if (!found.isEmpty()) {
          deleted += keys.unlink(found.toArray(String[]::new));
        }
      }
    } catch (RuntimeException e) {
      throw new CommandFailure("Redis refused (%s).".formatted(e.getMessage()), e);
    }
    terminal.say("%,d keys deleted.".formatted(deleted));
  }
}
