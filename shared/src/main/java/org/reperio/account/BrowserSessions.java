package org.reperio.account;

import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.limit.RedisSettings;

/**
 * The browsers in which people are signed in, in Redis, for all instances of the pages together.
 * Only the hash of a session's secret is kept. Where Redis does not answer nobody is signed in.
 */
@ApplicationScoped
public class BrowserSessions {

  /** Gives a session, and keeps it for as long again where Redis has room to note that. */
  private static final String FIND =
      """
      local fields = redis.call('HGETALL', KEYS[1])
      if #fields > 0 then
        redis.pcall('HSET', KEYS[1], 'seen', ARGV[1])
        redis.pcall('PEXPIRE', KEYS[1], ARGV[2])
      end
      return fields
      """;

  /** Keeps the fields of a session, and none without its end. */
  private static final String OPEN =
      """
      redis.call('HSET', KEYS[1], unpack(ARGV, 2))
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      return 1
      """;

  /** Makes no session of what has ended meanwhile. */
  private static final String RENAME =
      """
      if redis.call('EXISTS', KEYS[1]) == 1 then
        redis.call('HSET', KEYS[1], 'name', ARGV[1])
      end
      return 1
      """;

  /** Gives a session and leaves it as it is; as a list, whatever version the protocol has. */
  private static final String READ = "return redis.call('HGETALL', KEYS[1])";

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int LONGEST_AGENT = 300;

  private final ReactiveRedisDataSource redis;
  private final Identities identities;
  private final AuditTrail trail;
  private final String prefix;
  private final Duration idle;
  private final Duration longest;

  BrowserSessions(
      ReactiveRedisDataSource redis,
      RedisSettings redisSettings,
      Identities identities,
      AuditTrail trail,
      AccountSettings settings) {
    this.trail = trail;
    this.redis = redis;
    this.identities = identities;
    this.prefix = redisSettings.prefix();
    this.idle = settings.idle();
    this.longest = settings.longest();
  }

  /**
   * The name of the cookie that has a session's secret.
   *
   * @param secure whether the instance is reached by HTTPS
   */
  public static String cookie(boolean secure) {
    return secure ? "__Host-session" : "session";
  }

  /** For how long a browser keeps the secret at most. */
  public Duration longest() {
    return longest;
  }

  /**
   * Begins a session for somebody who has shown that the account is theirs.
   *
   * @param who the visitor until now
   * @param agent what the browser says that it is
   * @return the secret that the browser shows from now on
   * @throws SessionsUnavailable when Redis does not answer
   */
  String open(Identity who, Account account, String agent) {
    String secret = DrawnSecrets.draw();
    String id = id(secret);
    String now = nowMillis();
    ask(
        "EVAL",
        OPEN,
        "1",
        key(id),
        millis(idle),
        "account",
        Long.toString(account.id()),
        "name",
        account.fullName().isBlank() ? account.email() : account.fullName(),
        "form",
        DrawnSecrets.draw(),
        "agent",
        agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent,
        "host",
        who.origin().address(),
        "created",
        now,
        "seen",
        now);
    ask("SADD", all(account.id()), id);
    ask("PEXPIRE", all(account.id()), millis(longest));
    trail.report(
        Identity.user(account.id(), account.roles()).from(who.origin()),
        AuditAction.USER_SIGN_IN,
        account.id(),
        AuditDetails.of("session", BrowserSession.brief(id)));
    return secret;
  }

  /**
   * The session of a browser that shows this secret; empty when there is none, or none any more.
   */
  @CircuitBreaker(requestVolumeThreshold = 4, delay = 5000)
  @Fallback(fallbackMethod = "none")
  public Optional<BrowserSession> find(String secret) {
    String id = id(secret);
    Optional<BrowserSession> found =
        read(id, run("EVAL", FIND, "1", key(id), nowMillis(), millis(idle)));
    if (found.isPresent() && found.get().created().plus(longest).isBefore(Instant.now())) {
      remove(found.get().accountId(), id);
      return Optional.empty();
    }
    return found;
  }

  /** The result of {@link #find} where Redis does not answer. */
  Optional<BrowserSession> none(String secret) {
    Log.debug("nobody is signed in: Redis does not answer");
    return Optional.empty();
  }

  /** Who has signed in; empty when the account is gone or locked. */
  public Optional<Identity> identityOf(BrowserSession session) {
    return identities.ofAccount(session.accountId());
  }

  /**
   * All sessions of the asker's account, the one that was used last first.
   *
   * @throws SessionsUnavailable when Redis does not answer
   */
  public List<BrowserSession> of(Identity who) {
    long account = who.account();
    List<BrowserSession> found = new ArrayList<>();
    for (String id : ids(account)) {
      read(id, ask("EVAL", READ, "1", key(id)))
          .ifPresentOrElse(found::add, () -> ask("SREM", all(account), id));
    }
    found.sort(Comparator.comparing(BrowserSession::seen).reversed());
    return found;
  }

  /**
   * Ends the asker's own session.
   *
   * @throws SessionsUnavailable when Redis does not answer
   */
  public void close(Identity who, BrowserSession session) {
    remove(session.accountId(), session.id());
    tell(who, AuditAction.USER_SIGN_OUT, session.accountId(), session.brief());
  }

  /**
   * Ends a session of the asker's account; nothing happens when the account has none of this id.
   *
   * @throws SessionsUnavailable when Redis does not answer
   */
  public void end(Identity who, String id) {
    long account = who.account();
    if (ids(account).contains(id)) {
      remove(account, id);
      tell(who, AuditAction.USER_SESSIONS_END, account, BrowserSession.brief(id));
    }
  }

  /**
   * Ends all sessions of an account but one.
   *
   * @throws SessionsUnavailable when Redis does not answer
   */
  public void closeOthers(Identity who, BrowserSession kept) {
    ids(kept.accountId()).stream()
        .filter(id -> !id.equals(kept.id()))
        .forEach(id -> remove(kept.accountId(), id));
    tell(who, AuditAction.USER_SESSIONS_END, kept.accountId(), "all others");
  }

  /** Ends all sessions of an account. */
  void closeAll(Identity who, long accountId) {
    ids(accountId).forEach(id -> remove(accountId, id));
    tell(who, AuditAction.USER_SESSIONS_END, accountId, "all");
  }

  /** Shows another name in all browsers of an account. */
  void rename(long accountId, String name) {
    ids(accountId).forEach(id -> ask("EVAL", RENAME, "1", key(id), name));
  }

  private void tell(Identity who, AuditAction action, long accountId, String which) {
    trail.report(who, action, accountId, AuditDetails.of("session", which));
  }

  private void remove(long accountId, String id) {
    ask("DEL", key(id));
    ask("SREM", all(accountId), id);
  }

  private List<String> ids(long accountId) {
    var ids = new ArrayList<String>();
    for (Response id : ask("SMEMBERS", all(accountId))) {
      ids.add(id.toString());
    }
    return ids;
  }

  private static Optional<BrowserSession> read(String id, Response fields) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      values.put(fields.get(i).toString(), fields.get(i + 1).toString());
    }
    if (!values.containsKey("account")) {
      return Optional.empty();
    }
    return Optional.of(
        new BrowserSession(
            id,
            Long.parseLong(values.get("account")),
            values.get("name"),
            values.get("form"),
            values.get("agent"),
            values.get("host"),
            Instant.ofEpochMilli(Long.parseLong(values.get("created"))),
            Instant.ofEpochMilli(Long.parseLong(values.get("seen")))));
  }

  private Response ask(String command, String... arguments) {
    try {
      return run(command, arguments);
    } catch (RuntimeException e) {
      throw new SessionsUnavailable(e);
    }
  }

  private Response run(String command, String... arguments) {
    return redis.execute(command, arguments).await().atMost(PATIENCE);
  }

  private static String nowMillis() {
    return Long.toString(Instant.now().toEpochMilli());
  }

  private static String id(String secret) {
    return Hex.encodeHexString(DrawnSecrets.hash(secret));
  }

  private String key(String id) {
    return prefix + ":session:" + id;
  }

  private String all(long accountId) {
    return prefix + ":sessions:" + accountId;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
