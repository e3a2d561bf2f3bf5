package org.reperio.search;

import io.quarkus.elasticsearch.restclient.lowlevel.ElasticsearchClientConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticsearch.client.RestClientBuilder.HttpClientConfigCallback;

/**
 * Bounds how long a request waits for a connection to the engine. While the engine does not answer
 * the few connections are all in use, and who waits for one would wait for all before it.
 */
@ElasticsearchClientConfig
@ApplicationScoped
public class EngineConnections implements HttpClientConfigCallback {

  private static final int FREE_CONNECTION_MILLIS = 1000;

  private final int connectMillis;
  private final int answerMillis;

  EngineConnections(
      @ConfigProperty(name = "quarkus.elasticsearch.connection-timeout") Duration connect,
      @ConfigProperty(name = "quarkus.elasticsearch.socket-timeout") Duration answer) {
    this.connectMillis = Math.toIntExact(connect.toMillis());
    this.answerMillis = Math.toIntExact(answer.toMillis());
  }

  @Override
  public HttpAsyncClientBuilder customizeHttpClient(HttpAsyncClientBuilder client) {
    return client.setDefaultRequestConfig(
        RequestConfig.custom()
            .setConnectTimeout(connectMillis)
            .setSocketTimeout(answerMillis)
            .setConnectionRequestTimeout(FREE_CONNECTION_MILLIS)
            .build());
  }
}
