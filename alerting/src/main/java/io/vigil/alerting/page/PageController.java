package io.vigil.alerting.page;

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
import org.jspecify.annotations.Nullable;

/** The pages people open. */
@Controller
@Hidden
final class PageController {
  private final Pages pages;

  PageController(Pages pages) {
    this.pages = pages;
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

  /** The board. */
  @Get("/board")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> board(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "board");
  }

  /** Plants, what they measure, and how it went. */
  @Get("/plants")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> plants(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "plants");
  }

  /** The wall of a duty room. */
  @Get("/wall")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> wall(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "wall");
  }

  /** What is being handled, and what is kept quiet. */
  @Get("/cases")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> cases(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "cases");
  }

  /** How Alerts and their handling were, in figures. */
  @Get("/statistics")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> statistics(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "statistics");
  }

  /** Who is on shift, and how it is handed over. */
  @Get("/shift")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> shift(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "shift");
  }

  /** Hazards, until they are signed off. */
  @Get("/hazards")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> hazards(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "hazards");
  }

  /** Planned works. */
  @Get("/works")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> works(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "works");
  }

  /** What plants commit to today. */
  @Get("/commitments")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> commitments(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "commitments");
  }

  /** Warning notices, and who has read them. */
  @Get("/notices")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> notices(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "notices");
  }

  /** What was asked of plants and stations, and whether it was answered. */
  @Get("/inspections")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> inspections(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "inspections");
  }

  /** Who would be told, who serves when, and whom to phone. */
  @Get("/routing")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> routing(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "routing");
  }

  /** How an enterprise comes to be watched, and what is watched is changed. */
  @Get("/onboarding")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> onboarding(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "onboarding");
  }

  /** What enterprises apply for, for the second person. */
  @Get("/approvals")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> approvals(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "approvals");
  }

  /** Exercises. */
  @Get("/drill")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> drill(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "drill");
  }

  /** What detectors noticed. */
  @Get("/leads")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> leads(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "leads");
  }

  /** What each rule is for, and which points it watches. */
  @Get("/rules")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> rules(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "rules");
  }

  /** Who may sign in, and as what. */
  @Get("/people")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> people(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "people");
  }

  /** The record of what everybody did. */
  @Get("/audit")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> audit(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "audit");
  }

  /** One's own account. */
  @Get("/account")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> account(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "account");
  }

  /** What channels have not been told. */
  @Get("/deliveries")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> deliveries(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "deliveries");
  }

  /** How the system itself is. */
  @Get("/ops")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> ops(@Nullable Authentication caller) {
    return pages.forSignedIn(caller, "ops");
  }
}
