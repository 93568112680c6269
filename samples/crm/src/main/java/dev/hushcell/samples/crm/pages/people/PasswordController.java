package dev.hushcell.samples.crm.pages.people;

import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.security.Sessions;
import dev.hushcell.samples.crm.security.SignInThrottle;
import dev.hushcell.samples.crm.user.AppUser;
import dev.hushcell.samples.crm.user.PasswordForm;
import dev.hushcell.samples.crm.user.PasswordRules;
import dev.hushcell.samples.crm.user.SignedIn;
import dev.hushcell.samples.crm.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which users change their own password. */
@Controller
@RequestMapping("/settings/password")
class PasswordController {
  private static final String PAGE = "user/password";

  private final Users users;
  private final PasswordEncoder encoder;
  private final SignInThrottle throttle;
  private final Sessions sessions;

  PasswordController(
      Users users, PasswordEncoder encoder, SignInThrottle throttle, Sessions sessions) {
    this.users = users;
    this.encoder = encoder;
    this.throttle = throttle;
    this.sessions = sessions;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("form", PasswordForm.empty());
    return PAGE;
  }

  @PostMapping
  @Transactional
  String change(
      @AuthenticationPrincipal SignedIn self,
      @Valid @ModelAttribute("form") PasswordForm form,
      BindingResult errors,
      HttpServletRequest request,
      RedirectAttributes after) {
    AppUser user = users.findById(self.getId()).orElseThrow(() -> new NotFoundException("user"));
    if (!errors.hasErrors()) {
      PasswordRules.problem(form.password())
          .ifPresent(words -> FieldErrors.add(errors, "password", words));
      if (!form.password().equals(form.again())) {
        FieldErrors.add(errors, "again", "This is not the same as above.");
      }
    }
    if (!errors.hasErrors()) {
      compare(form.current(), user, request.getRemoteAddr(), errors);
    }
    if (errors.hasErrors()) {
      return PAGE;
    }
    user.setPasswordHash(Objects.requireNonNull(encoder.encode(form.password())));
    sessions.end(self.getId(), request.getSession().getId());
    after.addFlashAttribute(
        "done", "Your password is changed. Wherever else you were signed in, you are not now.");
    return "redirect:/settings";
  }

  /** As slow for guesses as the page to sign in: a session that was left open gives no password. */
  private void compare(String current, AppUser user, String address, BindingResult errors) {
    Duration wait = throttle.begin(user.getUsername(), address);
    if (!wait.isZero()) {
      FieldErrors.add(
          errors,
          "current",
          "Too many attempts. Please wait " + (wait.toSeconds() + 1) + " seconds.");
    } else if (user.hasPassword(current, encoder::matches)) {
      throttle.succeeded(user.getUsername(), address);
    } else {
      FieldErrors.add(errors, "current", "This is not your password until now.");
    }
  }
}
