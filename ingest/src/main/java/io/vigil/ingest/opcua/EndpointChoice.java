package io.vigil.ingest.opcua;

import io.vigil.model.point.Endpoint.Security;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;

/**
 * Chooses among the endpoints that a server offers: the strongest policy that is not outdated (OPC
 * 10000-7 §6.6: Basic128Rsa15 and Basic256 are), and never less protection than was asked for.
 * Stateless; any thread.
 */
final class EndpointChoice {
  /** Strongest first. */
  private static final List<SecurityPolicy> POLICIES =
      List.of(
          SecurityPolicy.Aes256_Sha256_RsaPss,
          SecurityPolicy.Basic256Sha256,
          SecurityPolicy.Aes128_Sha256_RsaOaep);

  private EndpointChoice() {}

  /** The endpoint to connect to; empty if none is good enough. */
  static Optional<EndpointDescription> of(List<EndpointDescription> offered, Security least) {
    if (least == Security.NONE) {
      return offered.stream()
          .filter(endpoint -> endpoint.getSecurityMode() == MessageSecurityMode.None)
          .findFirst();
    }
    return offered.stream()
        .filter(endpoint -> strength(endpoint) < POLICIES.size())
        .filter(endpoint -> protects(endpoint.getSecurityMode(), least))
        .min(
            Comparator.comparing(
                    (EndpointDescription endpoint) ->
                        endpoint.getSecurityMode() != MessageSecurityMode.SignAndEncrypt)
                .thenComparing(EndpointChoice::strength));
  }

  private static boolean protects(MessageSecurityMode mode, Security least) {
    return mode == MessageSecurityMode.SignAndEncrypt
        || (mode == MessageSecurityMode.Sign && least == Security.SIGN);
  }

  private static int strength(EndpointDescription endpoint) {
    for (int i = 0; i < POLICIES.size(); i++) {
      if (POLICIES.get(i).getUri().equals(endpoint.getSecurityPolicyUri())) {
        return i;
      }
    }
    return POLICIES.size();
  }
}
