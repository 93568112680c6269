package dev.hushcell.samples.crm.pages.people;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.user.SettingsForm;
import dev.hushcell.samples.crm.user.SettingsOfUsers;
import dev.hushcell.samples.crm.user.SignedIn;
import dev.hushcell.samples.crm.user.UserSettings;
import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page for one's own settings. */
@Controller
@RequestMapping("/settings")
class SettingsController {
  private static final String PAGE = "user/settings";

  private final SettingsOfUsers settings;
  private final PasswordKeeper keeper;
  private final Mailboxes mailboxes;

  SettingsController(SettingsOfUsers settings, PasswordKeeper keeper, Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
    this.settings = settings;
    this.keeper = keeper;
  }

  @GetMapping
  String show(@AuthenticationPrincipal SignedIn self, Model model) {
    model.addAttribute("form", SettingsForm.of(of(self)));
    return editing(self, model);
  }

  @PostMapping
  @Transactional
  String change(
      @AuthenticationPrincipal SignedIn self,
      @Valid @ModelAttribute("form") SettingsForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    if (errors.hasErrors()) {
      return editing(self, model);
    }
    UserSettings own = of(self);
    own.change(form);
    String password = form.emailPassword();
    if (password != null && !password.isEmpty()) {
      own.setEmailPassword(keeper.keep(new SecretName(Place.USER, self.getId()), password));
    }
    settings.save(own);
    mailboxes.retryAll(mailboxes.ofOwner(self.getId()));
    after.addFlashAttribute("done", "Settings saved.");
    return "redirect:/settings";
  }

  private String editing(SignedIn self, Model model) {
    model.addAttribute("inRows", keeper.isInRows());
    model.addAttribute("hasPassword", settings.hasPassword(self.getId()));
    return PAGE;
  }

  private UserSettings of(SignedIn self) {
    return settings.findById(self.getId()).orElseGet(() -> new UserSettings(self.getId()));
  }
}
