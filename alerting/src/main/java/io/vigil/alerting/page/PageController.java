package io.vigil.alerting.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The pages people open. Each answer carries a fresh nonce, the only thing that lets a script stand
 * in the page itself (design: duty-room §11).
 */
@Controller
@Hidden
final class PageController {
  private static final int NONCE_BYTES = 16;
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'nonce-%s'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action"
          + " 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types"
          + " lit-html";

  private final WebFiles files;
  private final SecureRandom random = new SecureRandom();

  PageController(WebFiles files) {
    this.files = files;
  }

  /** The first page is the board. */
  @Get("/")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> root() {
    return HttpResponse.redirect(URI.create("/board"));
  }

  /** The page to sign in on. */
  @Get("/login")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> login() {
    return page("login.html");
  }

  /** The board; whoever is not signed in goes to sign in first. */
  @Get("/board")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> board(HttpRequest<?> request, @Nullable Authentication caller) {
    return caller == null ? HttpResponse.seeOther(URI.create("/login")) : page("board.html");
  }

  /** How the system itself is; whoever is not signed in goes to sign in first. */
  @Get("/ops")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> ops(HttpRequest<?> request, @Nullable Authentication caller) {
    return caller == null ? HttpResponse.seeOther(URI.create("/login")) : page("ops.html");
  }

  private HttpResponse<?> page(String name) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    String html = new String(files.page(name).bytes(), StandardCharsets.UTF_8);
    return HttpResponse.ok(html.replace("{{nonce}}", nonce))
        .header("Content-Security-Policy", String.format(POLICY, nonce))
        .header("Cache-Control", "no-store");
  }
}
