package io.vigil.alerting.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a page. Each answer carries a fresh nonce, the only thing that lets a script stand
 * in the page itself (design: duty-room §11). Any thread.
 */
@Singleton
public final class Pages {
  private static final int NONCE_BYTES = 16;
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'nonce-%s'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action"
          + " 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types"
          + " lit-html vigil-worker";

  private final WebFiles files;
  private final PageScripts scripts;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean staged;

  Pages(WebFiles files, PageScripts scripts) {
    this.files = files;
    this.scripts = scripts;
  }

  /** From now on pages say that there is the stage of a demo, which they may ask for. */
  public void tellOfStage() {
    staged = true;
  }

  /** The page for whoever is signed in; everybody else goes to sign in first. */
  public HttpResponse<?> forSignedIn(@Nullable Authentication caller, String name) {
    return caller == null ? HttpResponse.seeOther(URI.create("/login")) : forAnybody(name);
  }

  /** The page of this name; what stands on it is made by the script of the same name. */
  HttpResponse<?> forAnybody(String name) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    String html =
        files
            .require("pages/shell.html")
            .text()
            .replace("{{page}}", name)
            .replace("{{stage}}", staged ? "demo" : "none")
            .replace("{{nonce}}", nonce)
            .replace("{{importmap}}", files.require("pages/importmap.json").text())
            .replace("{{preloads}}", preloads(name))
            .replace(PageScripts.WEB, files.address());
    return HttpResponse.ok(html)
        .header("Content-Security-Policy", String.format(POLICY, nonce))
        .header("Cache-Control", "no-store");
  }

  private String preloads(String page) {
    return scripts.of(page).stream()
        .map(path -> "<link rel=\"modulepreload\" href=\"" + PageScripts.WEB + "/" + path + "\" />")
        .collect(Collectors.joining("\n    "));
  }
}
