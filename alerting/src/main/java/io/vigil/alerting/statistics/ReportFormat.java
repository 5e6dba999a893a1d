package io.vigil.alerting.statistics;

/** What reports are written as. */
enum ReportFormat {
  CSV("csv", "text/csv; charset=utf-8"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PDF("pdf", "application/pdf");

  private final String extension;
  private final String mediaType;

  ReportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] write(Table table, String name) {
    return switch (this) {
      case CSV -> Csv.write(table);
      case XLSX -> Xlsx.write(table, name);
      case PDF -> Pdf.write(table, name);
    };
  }
}
