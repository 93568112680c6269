package dev.hushcell.samples.crm.pages.people;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.pages.ShownTo;
import dev.hushcell.samples.crm.user.SettingsForm;
import dev.hushcell.samples.crm.user.SettingsOfUsers;
import dev.hushcell.samples.crm.user.SignedIn;
import dev.hushcell.samples.crm.user.UserSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.List;
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

  /** Those that are named by a place. */
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              each ->
                  each.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")
                      || each.equals("UTC"))
          .sorted()
          .toList();

  private final SettingsOfUsers settings;
  private final PasswordKeeper keeper;
  private final Mailboxes mailboxes;
  private final ShownTo shownTo;

  SettingsController(
      SettingsOfUsers settings, PasswordKeeper keeper, Mailboxes mailboxes, ShownTo shownTo) {
    this.shownTo = shownTo;
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
      HttpServletRequest request,
      RedirectAttributes after) {
    String zone = form.zone();
    if (zone != null && !zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
      FieldErrors.add(errors, "zone", "Please choose one.");
    }
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
    shownTo.changed(request);
    mailboxes.retryAll(mailboxes.ofOwner(self.getId()));
    after.addFlashAttribute("done", "Settings saved.");
    return "redirect:/settings";
  }

  private String editing(SignedIn self, Model model) {
    model.addAttribute("zones", ZONES);
    model.addAttribute("inRows", keeper.isInRows());
    model.addAttribute("hasPassword", settings.hasPassword(self.getId()));
    return PAGE;
  }

  private UserSettings of(SignedIn self) {
    return settings.findById(self.getId()).orElseGet(() -> new UserSettings(self.getId()));
  }
}
