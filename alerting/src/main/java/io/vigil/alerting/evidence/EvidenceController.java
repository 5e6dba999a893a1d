package io.vigil.alerting.evidence;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.util.List;
import java.util.regex.Pattern;

/** Evidence files of Cases: to bring for duty officers, to read for whoever sees the Case. */
@Controller("/api/v1/cases/{id}/evidence")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EvidenceController {
  private static final int MOST_NAME = 120;
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{32}");

  private final EvidenceFiles files;

  EvidenceController(EvidenceFiles files) {
    this.files = files;
  }

  /** A file; see {@link EvidenceFile}. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record FileView(
      String id,
      String name,
      FileKind kind,
      long bytes,
      String sha256,
      String addedBy,
      String addedAt) {
    static FileView of(EvidenceFile file) {
      return new FileView(
          file.id(),
          file.name(),
          file.kind(),
          file.bytes(),
          file.sha256(),
          file.addedBy(),
          PlantTime.format(file.addedAt()));
    }
  }

  /** The files of a Case, oldest first. */
  @Serdeable
  record Listing(List<FileView> items) {}

  /** The files of a Case. */
  @Get
  @Secured(Right.LOOK)
  Listing list(String id, Authentication caller) {
    return new Listing(files.of(id, Caller.seat(caller)).stream().map(FileView::of).toList());
  }

  /**
   * Takes a file; the body is its bytes, 10 MB at most, which is what the server takes of any body.
   *
   * @param name what people call it; nothing is decided by it
   */
  @Post
  @Consumes(MediaType.ALL)
  @Secured(Right.ACT)
  FileView add(String id, @QueryValue String name, @Body byte[] bytes, Authentication caller) {
    String written = WrittenText.required(name, MOST_NAME, "/name", WrittenText.What.FILE_NAME);
    return FileView.of(files.add(id, written, bytes, Caller.seat(caller)));
  }

  /** The bytes of a file, to be kept and never to be shown by a browser as a page of ours. */
  @Get("/{file}")
  @Secured(Right.LOOK)
  HttpResponse<byte[]> read(String id, String file, Authentication caller) {
    EvidenceFiles.Content content = content(id, file, caller);
    return given(content, content.bytes(), "");
  }

  /** The same for people outside: pictures without what their cameras wrote of the place. */
  @Get("/{file}/outside")
  @Secured(Right.LOOK)
  HttpResponse<byte[]> readOutside(String id, String file, Authentication caller) {
    EvidenceFiles.Content content = content(id, file, caller);
    byte[] bytes = Whereabouts.removed(content.file().kind(), content.bytes());
    return given(content, bytes, "-outside");
  }

  private EvidenceFiles.Content content(String id, String file, Authentication caller) {
    if (!FILE.matcher(file).matches()) {
      throw ProblemCode.NOT_FOUND.problem(file).exception();
    }
    return files.read(id, file, Caller.seat(caller));
  }

  private static HttpResponse<byte[]> given(
      EvidenceFiles.Content content, byte[] bytes, String mark) {
    EvidenceFile file = content.file();
    String called =
        file.disposal() + "-" + file.id().substring(0, 8) + mark + "." + file.kind().suffix();
    return HttpResponse.ok(bytes)
        .header("Content-Type", file.kind().type())
        .header("Content-Disposition", "attachment; filename=\"" + called + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }
}
