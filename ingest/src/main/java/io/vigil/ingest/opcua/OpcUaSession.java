package io.vigil.ingest.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.vigil.model.point.Endpoint;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.DigestUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

/**
 * How a session with a server begins and ends: the best endpoint it offers, our certificate, and
 * never longer waits than the options say. Stateless; any thread.
 */
final class OpcUaSession {
  private OpcUaSession() {}

  /**
   * Connects; throws what the library says if the server cannot be reached or not be trusted.
   *
   * @param name what the session is called, and under which a user of it is found
   */
  static OpcUaClient open(Endpoint endpoint, String name, OpcUaTrust trust, OpcUaOptions options)
      throws UaException, IOException, InterruptedException, TimeoutException {
    EndpointDescription chosen =
        EndpointChoice.of(endpoints(endpoint.url(), options), endpoint.security())
            .orElseThrow(() -> new IOException(Why.NO_ENDPOINT.en()));
    OpcUaClientConfigBuilder builder =
        OpcUaClientConfig.builder()
            .setEndpoint(
                EndpointUtil.updateUrl(
                    chosen,
                    EndpointUtil.getHost(endpoint.url()),
                    EndpointUtil.getPort(endpoint.url())))
            .setSessionName(() -> "vigil " + name)
            .setRequestTimeout(uint(options.request().toMillis()))
            .setKeepAliveInterval(uint(options.keepAlive().toMillis()))
            .setKeepAliveTimeout(uint(options.request().toMillis()));
    trust.configure(builder, name, endpoint.security());
    OpcUaClient client = OpcUaClient.create(builder.build());
    try {
      within(client.connectAsync().toCompletableFuture(), options);
      return client;
    } catch (UaException e) {
      close(client, options);
      throw Why.isUntrusted(e) ? withThumbprint(e, chosen) : e;
    } catch (InterruptedException | TimeoutException | RuntimeException e) {
      close(client, options);
      throw e;
    }
  }

  /** What is to be compared before the certificate is trusted: its SHA-1, as OPC UA names it. */
  private static UaException withThumbprint(UaException refused, EndpointDescription chosen) {
    byte[] theirs = chosen.getServerCertificate().bytesOrEmpty();
    String thumbprint = HexFormat.of().withUpperCase().formatHex(DigestUtil.sha1(theirs));
    return new UaException(
        refused.getStatusCode().value(), refused.getMessage() + ", SHA-1 " + thumbprint, refused);
  }

  /** Ends it; whoever does not answer is left. */
  static void close(OpcUaClient client, OpcUaOptions options) {
    try {
      client
          .disconnectAsync()
          .toCompletableFuture()
          .get(options.keepAlive().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // whoever does not answer is left
    }
  }

  /** An answer, or what the library says, or that there was none in time. */
  static <T> T within(CompletableFuture<T> answer, OpcUaOptions options)
      throws UaException, InterruptedException, TimeoutException {
    try {
      return answer.get(options.request().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw UaException.extract(e).orElseGet(() -> new UaException(e.getCause()));
    }
  }

  /**
   * Whether the server no longer offers what the session was begun with: the certificate above all.
   * A library that goes on with the old one is refused again and again and says nothing. Of a
   * server that does not answer nothing is known. Blocks for as long as {@link #open}.
   */
  static boolean isAnother(OpcUaClient client, Endpoint endpoint, OpcUaOptions options)
      throws InterruptedException {
    EndpointDescription known = client.getConfig().getEndpoint();
    try {
      return endpoints(endpoint.url(), options).stream()
          .noneMatch(
              offered ->
                  offered.getServerCertificate().equals(known.getServerCertificate())
                      && offered.getSecurityPolicyUri().equals(known.getSecurityPolicyUri())
                      && offered.getSecurityMode() == known.getSecurityMode());
    } catch (UaException | TimeoutException e) {
      return false;
    }
  }

  /** A server that has no endpoint without security at its address has one for discovery. */
  private static List<EndpointDescription> endpoints(String url, OpcUaOptions options)
      throws UaException, InterruptedException, TimeoutException {
    try {
      return within(DiscoveryClient.getEndpoints(url), options);
    } catch (UaException e) {
      String slash = url.endsWith("/") ? "" : "/";
      return within(DiscoveryClient.getEndpoints(url + slash + "discovery"), options);
    }
  }
}
