package io.vigil.alerting.page;

import io.vigil.alerting.page.WebFiles.WebFile;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The operator's handbook, {@code docs/handbook}, as a page. A heading that names the route of a
 * page is the place that this page's help opens. Any thread.
 */
@Singleton
final class Handbook {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <link rel="stylesheet" href="/web/css/base.css">
      <link rel="stylesheet" href="/web/css/handbook.css">
      </head>
      <body class="handbook"><nav><a href="/">Vigil</a> <a href="?lang=%s">%s</a></nav><main>
      %s</main></body>
      </html>
      """;

  private final WebFiles files;
  private final Map<Language, String> written = new ConcurrentHashMap<>();

  /** A language that it is written in. */
  enum Language {
    ZH("zh", "值班手册 · Vigil", "en", "English"),
    EN("en", "Handbook · Vigil", "zh", "中文");

    private final String code;
    private final String title;
    private final String other;
    private final String otherName;

    Language(String code, String title, String other, String otherName) {
      this.code = code;
      this.title = title;
      this.other = other;
      this.otherName = otherName;
    }
  }

  Handbook(WebFiles files) {
    this.files = files;
  }

  /** It as a whole, HTML. */
  String in(Language language) {
    return written.computeIfAbsent(language, this::write);
  }

  private String write(Language language) {
    WebFile text = files.require("handbook/" + language.code + ".md");
    Node document = Parser.builder().extensions(TABLES).build().parse(text.text());
    document.accept(new Images());
    String body =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof Heading && route(node) != null) {
                        attributes.put("id", route(node));
                      }
                    })
            .build()
            .render(document);
    return PAGE.formatted(language.code, language.title, language.other, language.otherName, body);
  }

  /** Pictures lie beside the text. */
  private static final class Images extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      image.setDestination("/web/handbook/" + image.getDestination());
    }
  }

  private static @Nullable String route(Node heading) {
    return heading.getLastChild() instanceof Code code && code.getLiteral().startsWith("/")
        ? code.getLiteral().substring(1)
        : null;
  }
}
