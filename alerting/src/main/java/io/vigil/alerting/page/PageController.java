package io.vigil.alerting.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.vigil.alerting.page.Handbook.Language;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The pages people open. */
@Controller
@Hidden
final class PageController {
  private static final String POLICY_OF_HANDBOOK =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Pages pages;
  private final Handbook handbook;

  PageController(Pages pages, Handbook handbook) {
    this.pages = pages;
    this.handbook = handbook;
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
    return pages.forAnybody("login");
  }

  /** The wall, for everybody: the token of a screen stands where only its script sees it. */
  @Get("/wall")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> wall() {
    return pages.forAnybody("wall");
  }

  /** The pages of whoever is signed in; what stands on one is made by the script of its name. */
  @Get(
      uris = {
        "/board",
        "/plants",
        "/cases",
        "/suppressed",
        "/offline",
        "/search",
        "/statistics",
        "/shift",
        "/hazards",
        "/works",
        "/declarations",
        "/commitments",
        "/notices",
        "/inspections",
        "/routing",
        "/credentials",
        "/onboarding",
        "/approvals",
        "/drill",
        "/leads",
        "/rules",
        "/people",
        "/audit",
        "/account",
        "/deliveries",
        "/ops"
      })
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> page(HttpRequest<?> request, @Nullable Authentication caller) {
    return pages.forSignedIn(caller, request.getPath().substring(1));
  }

  /** The handbook, for everybody. */
  @Get("/handbook")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> handbook(
      @QueryValue @Nullable String lang, @Header("Accept-Language") @Nullable String accepted) {
    boolean english =
        lang == null ? accepted != null && accepted.startsWith("en") : lang.equals("en");
    return HttpResponse.ok(handbook.in(english ? Language.EN : Language.ZH))
        .header("Content-Security-Policy", POLICY_OF_HANDBOOK);
  }
}
