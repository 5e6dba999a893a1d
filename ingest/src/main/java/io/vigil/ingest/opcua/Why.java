package io.vigil.ingest.opcua;

import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;

/**
 * Why a server is not read from, in words that say what to do.
 *
 * @param zh Chinese
 * @param en English
 */
record Why(String zh, String en) {
  static final Why SILENT = new Why("服务器无应答", "the server does not answer");
  static final Why SESSION_AWAY = new Why("会话曾中断", "the session was away");
  static final Why OVERFLOW = new Why("服务器队列溢出", "the server's queue overflowed");
  static final Why NOTIFICATIONS_LOST = new Why("服务器丢失了通知", "notifications were lost");
  static final Why NO_ROOM = new Why("日志暂不能写入", "the log takes nothing in");
  static final Why NO_ENDPOINT =
      new Why(
          "没有符合要求的安全端点（过时的策略不予采用）",
          "it offers no endpoint that is protected as asked for; outdated policies are not used");

  /** What is wrong with the server's certificate, by status code (OPC 10000-4 §6.1.3). */
  private static final Map<Long, Why> CERTIFICATES =
      Map.of(
          StatusCodes.Bad_CertificateTimeInvalid,
          new Why(
              "对方证书已过期或尚未生效：请对方换发证书，并核对双方时钟",
              "their certificate has expired or is not valid yet: they must renew it; compare the"
                  + " clocks of both sides"),
          StatusCodes.Bad_CertificateUriInvalid,
          new Why(
              "对方证书中的应用 URI 与服务器自报的不一致：可能不是这台服务器的证书，请对方换发",
              "the application URI in their certificate is not the one that the server says: it may"
                  + " be the certificate of another; they must renew it"),
          StatusCodes.Bad_CertificateHostNameInvalid,
          new Why(
              "对方证书不是为所连接的主机名或地址签发的：可能连到了别的服务器；核对指纹，确是这台（如经地址转换）再将其证书"
                  + "另存一份到 pki/any-host/certs，否则请对方换发",
              "their certificate does not name the host that is connected to: it may be another"
                  + " server; compare the thumbprint, and if it is the right one (behind address"
                  + " translation, say) lay a copy of its certificate into pki/any-host/certs;"
                  + " otherwise they must renew it"),
          StatusCodes.Bad_CertificateRevoked,
          new Why(
              "对方证书已被签发者吊销：不再信任，请对方换发证书",
              "their certificate was revoked by its issuer: it is not trusted any more; they must"
                  + " renew it"));

  /** The subscription is gone at the server. */
  static Why ended(String status) {
    return new Why("订阅已失效：" + status, "the subscription ended: " + status);
  }

  /** Nodes that the server does not show. */
  static Why unknownNodes(String points) {
    return new Why("服务器没有这些点位的节点：" + points, "it has no nodes for the points " + points);
  }

  /** Whether one side has not trusted the other yet. */
  static boolean isUntrusted(UaException refused) {
    long code = refused.getStatusCode().value();
    return code == StatusCodes.Bad_CertificateUntrusted
        || code == StatusCodes.Bad_SecurityChecksFailed;
  }

  /** What an attempt to connect ended with. */
  static Why of(Exception failure) {
    if (failure instanceof TimeoutException) {
      return SILENT;
    }
    if (NO_ENDPOINT.en.equals(failure.getMessage())) {
      return NO_ENDPOINT;
    }
    String said = String.valueOf(failure.getMessage());
    long code = failure instanceof UaException ua ? ua.getStatusCode().value() : 0;
    if (failure instanceof UaException ua && isUntrusted(ua)) {
      return new Why(
          "证书未互相信任：对方证书在 pki/rejected/certs，核对指纹后移到 pki/trusted/certs；"
              + "我方证书 own/certificate.der 须由对方信任（"
              + said
              + "）",
          "certificates are not trusted: theirs lies in pki/rejected/certs, compare its thumbprint"
              + " and move it to pki/trusted/certs; ours, own/certificate.der, must be trusted by"
              + " them ("
              + said
              + ")");
    }
    Why certificate = CERTIFICATES.get(code);
    if (certificate != null) {
      return certificate;
    }
    if (code == StatusCodes.Bad_UserAccessDenied
        || code == StatusCodes.Bad_IdentityTokenRejected
        || code == StatusCodes.Bad_IdentityTokenInvalid) {
      return new Why("用户名或密码被拒绝", "the user or his password was refused");
    }
    return new Why(said, said);
  }
}
