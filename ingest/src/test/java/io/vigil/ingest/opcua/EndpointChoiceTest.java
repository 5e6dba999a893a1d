package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;

import io.vigil.model.point.Endpoint.Security;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointChoiceTest {
  private static EndpointDescription endpoint(String offered) {
    String[] parts = offered.split("/", -1);
    return new EndpointDescription(
        "opc.tcp://h:4840",
        null,
        null,
        MessageSecurityMode.valueOf(parts[1]),
        SecurityPolicy.valueOf(parts[0]).getUri(),
        null,
        null,
        ubyte(0));
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN_AND_ENCRYPT, None/None;Basic256Sha256/SignAndEncrypt, Basic256Sha256/SignAndEncrypt",
    "SIGN_AND_ENCRYPT, Basic256Sha256/SignAndEncrypt;Aes256_Sha256_RsaPss/SignAndEncrypt,"
        + " Aes256_Sha256_RsaPss/SignAndEncrypt",
    "SIGN_AND_ENCRYPT, Aes256_Sha256_RsaPss/Sign, ''",
    "SIGN_AND_ENCRYPT, Basic128Rsa15/SignAndEncrypt;Basic256/SignAndEncrypt, ''",
    "SIGN_AND_ENCRYPT, None/None, ''",
    "SIGN, Aes256_Sha256_RsaPss/Sign;Basic256Sha256/SignAndEncrypt, Basic256Sha256/SignAndEncrypt",
    "SIGN, Aes128_Sha256_RsaOaep/Sign, Aes128_Sha256_RsaOaep/Sign",
    "SIGN, None/None, ''",
    "NONE, Basic256Sha256/SignAndEncrypt;None/None, None/None",
  })
  void strongestThatIsNotOutdatedIsTakenAndNeverLessThanAskedFor(
      Security least, String offered, String chosen) {
    List<EndpointDescription> endpoints = new ArrayList<>();
    for (String one : offered.split(";", -1)) {
      endpoints.add(endpoint(one));
    }
    if (chosen.isEmpty()) {
      assertThat(EndpointChoice.of(endpoints, least)).isEmpty();
    } else {
      EndpointDescription expected = endpoint(chosen);
      assertThat(EndpointChoice.of(endpoints, least))
          .hasValueSatisfying(
              taken -> {
                assertThat(taken.getSecurityMode()).isEqualTo(expected.getSecurityMode());
                assertThat(taken.getSecurityPolicyUri()).isEqualTo(expected.getSecurityPolicyUri());
              });
    }
  }
}
