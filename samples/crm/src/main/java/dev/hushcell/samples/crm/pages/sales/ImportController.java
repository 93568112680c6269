package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.imports.ImportJob;
import dev.hushcell.samples.crm.imports.Imports;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.pages.Shown;
import dev.hushcell.samples.crm.user.SignedIn;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages for importing contacts. */
@Controller
@RequestMapping("/contacts/import")
class ImportController {
  private final Imports imports;

  ImportController(Imports imports) {
    this.imports = imports;
  }

  @GetMapping
  String blank() {
    return "contact/import";
  }

  @Creates
  @PostMapping
  String begin(
      @RequestParam MultipartFile file,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after) {
    try (InputStream content = file.getInputStream()) {
      return "redirect:/contacts/import/" + imports.begin(content, self.getId()).getId();
    } catch (IOException e) {
      after.addFlashAttribute("failed", "Nothing was imported: " + e.getMessage() + ".");
      return "redirect:/contacts/import";
    }
  }

  @GetMapping("/{id}")
  String show(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn self,
      @ModelAttribute(name = "shown", binding = false) Shown shown,
      Model model) {
    ImportJob job = job(id, self);
    model.addAttribute("state", job.state(shown.locale()));
    model.addAttribute("job", job);
    return "contact/importing";
  }

  @GetMapping("/{id}/state")
  @ResponseBody
  ImportJob.State state(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn self,
      @ModelAttribute(name = "shown", binding = false) Shown shown) {
    return job(id, self).state(shown.locale());
  }

  private ImportJob job(UUID id, SignedIn self) {
    return imports.find(id, self.getId()).orElseThrow(() -> new NotFoundException("import"));
  }
}
