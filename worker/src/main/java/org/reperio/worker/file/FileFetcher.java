package org.reperio.worker.file;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.reperio.file.FetchQueue;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileObject;
import org.reperio.file.FileSettings;
import org.reperio.file.FileTooLarge;
import org.reperio.file.ForbiddenAddress;
import org.reperio.file.ForeignHosts;
import org.reperio.refusal.ValidationFailed;

/**
 * Brings files from other places. Only hosts that the operator has listed are asked, and only at
 * public addresses: each name is resolved once, its addresses are checked, and the connection goes
 * to one of those that were checked, so that a name cannot lead elsewhere between check and
 * connection. Redirects are followed by the same rules.
 */
@ApplicationScoped
public class FileFetcher {

  private static final int REDIRECTS = 5;
  private static final String LOST = "The server redirects too often, or to nowhere.";
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Timeout CONNECT = Timeout.ofSeconds(10);
  private static final Timeout SILENCE = Timeout.ofSeconds(60);
  private static final Set<Integer> REDIRECTED = Set.of(301, 302, 303, 307, 308);

  private final FetchQueue queue;
  private final ForeignHosts hosts;
  private final CloseableHttpClient client;

  public FileFetcher(FetchQueue queue, ForeignHosts hosts, FileSettings settings) {
    this.queue = queue;
    this.hosts = hosts;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedAddresses(settings.fetch().privateAddresses()))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(SILENCE)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(SILENCE).build())
            .setUserAgent("Reperio")
            .disableRedirectHandling()
            .disableContentCompression()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** Gives only addresses that may be connected to. */
  private record CheckedAddresses(boolean privateAddresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
      if (!privateAddresses && Arrays.stream(all).anyMatch(ForbiddenAddress::test)) {
        throw new ForbiddenHost();
      }
      return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return host;
    }
  }

  /** A name that leads to an address inside. */
  private static final class ForbiddenHost extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  /** Something that trying again does not help. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }
  }

  @PreDestroy
  void stop() throws IOException {
    client.close();
  }

  /** Fetches a claimed file, or notes why that cannot be. */
  public void fetch(FileObject file) {
    for (int attempt = 1; ; attempt++) {
      try {
        fetchFrom(URI.create(file.transfer().url()), file);
        return;
      } catch (Refused | FileTooLarge e) {
        queue.fail(file, e.getMessage());
        return;
      } catch (ValidationFailed e) {
        queue.fail(file, e.errors().get(0).messages().get(0));
        return;
      } catch (FileNotFound e) {
        Log.debugf("%s was deleted while it was fetched", file.id());
        return;
      } catch (ForbiddenHost e) {
        queue.fail(file, "The host leads to an address from which nothing may be fetched.");
        return;
      } catch (IOException e) {
        Log.infof("attempt %d to fetch file %s failed: %s", attempt, file.id(), e);
        if (attempt == ATTEMPTS || !queue.renew(file)) {
          queue.fail(file, "The file could not be fetched: the connection failed.");
          return;
        }
      }
      try {
        Thread.sleep(PAUSE.multipliedBy(attempt).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void fetchFrom(URI first, FileObject file) throws IOException, Refused {
    Optional<URI> next = Optional.of(first);
    for (int asked = 0; next.isPresent(); asked++) {
      URI address = next.get();
      if (!hosts.mayFetchFrom(address)) {
        throw new Refused("The file is at, or was redirected to, a host that is not allowed.");
      }
      if (asked > REDIRECTS) {
        throw new Refused(LOST);
      }
      // Closed before the next one is asked: a chain of redirects holds one connection.
      try (ClassicHttpResponse answer = client.executeOpen(null, new HttpGet(address), null)) {
        next =
            REDIRECTED.contains(answer.getCode())
                ? Optional.of(target(address, answer))
                : take(file, answer);
      }
    }
  }

  private Optional<URI> take(FileObject file, ClassicHttpResponse answer)
      throws IOException, Refused {
    int status = answer.getCode();
    if (status >= 500) {
      throw new IOException("status " + status);
    }
    if (status != 200) {
      throw new Refused("The server answered with status %d.".formatted(status));
    }
    HttpEntity body = answer.getEntity();
    if (body == null) {
      throw new Refused("The server answered without content.");
    }
    long length = body.getContentLength();
    queue.complete(
        file,
        new Renewing(body.getContent(), file),
        length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
    return Optional.empty();
  }

  private static URI target(URI from, ClassicHttpResponse answer) throws Refused {
    Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
    try {
      URI to = from.resolve(location == null ? "" : location.getValue());
      if (from.getScheme().equalsIgnoreCase("https") && !"https".equalsIgnoreCase(to.getScheme())) {
        throw new Refused("The server redirects from https to http.");
      }
      return to;
    } catch (IllegalArgumentException e) {
      throw new Refused(LOST);
    }
  }

  /** Keeps the claim while bytes come. */
  private final class Renewing extends FilterInputStream {

    private static final long EVERY_NANOS = 30_000_000_000L;

    private final FileObject file;
    private long renewed = System.nanoTime();

    Renewing(InputStream in, FileObject file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (System.nanoTime() - renewed > EVERY_NANOS) {
        renewed = System.nanoTime();
        if (!queue.renew(file)) {
          throw new FileNotFound(file.key());
        }
      }
      return super.read(bytes, offset, length);
    }
  }
}
