package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.imports.ContactExport;
import dev.hushcell.samples.crm.pages.Shown;
import dev.hushcell.samples.crm.user.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Hands out all contacts as a file; for administrators only, and by a form with a token, so that no
 * other site can ask for it.
 */
@Controller
class ExportController {
  private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);

  private final ContactExport export;

  ExportController(ContactExport export) {
    this.export = export;
  }

  @PostMapping("/contacts/export")
  void export(
      @AuthenticationPrincipal SignedIn self,
      @ModelAttribute(name = "shown", binding = false) Shown shown,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(shown.isGerman() ? "kontakte.csv" : "contacts.csv")
            .build()
            .toString());
    long written = export.write(response.getWriter(), shown.isGerman());
    LOG.info("user {} exported {} contacts", self.getId(), written);
  }
}
