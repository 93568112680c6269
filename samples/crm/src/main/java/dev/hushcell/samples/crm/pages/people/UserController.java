package dev.hushcell.samples.crm.pages.people;

import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.security.Sessions;
import dev.hushcell.samples.crm.user.AppUser;
import dev.hushcell.samples.crm.user.PasswordRules;
import dev.hushcell.samples.crm.user.Role;
import dev.hushcell.samples.crm.user.SignedIn;
import dev.hushcell.samples.crm.user.UserForm;
import dev.hushcell.samples.crm.user.Users;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages about users. */
@Controller
@RequestMapping("/users")
class UserController {
  private static final String FORM = "user/form";

  private final Users users;
  private final PasswordEncoder encoder;
  private final Sessions sessions;
  private final Clock clock;

  UserController(Users users, PasswordEncoder encoder, Sessions sessions, Clock clock) {
    this.users = users;
    this.encoder = encoder;
    this.sessions = sessions;
    this.clock = clock;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("users", users.byName());
    return "user/list";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", UserForm.empty());
    return editing(null, model);
  }

  @GetMapping("/{id}")
  String edit(@PathVariable long id, Model model) {
    model.addAttribute("form", UserForm.of(user(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") UserForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    check(form, null, errors);
    if (errors.hasErrors()) {
      return editing(null, model);
    }
    AppUser user = new AppUser(form.username(), clock.instant());
    apply(form, user);
    users.save(user);
    after.addFlashAttribute("done", "User created.");
    return "redirect:/users";
  }

  @PostMapping("/{id}")
  @Transactional
  String change(
      @PathVariable long id,
      @AuthenticationPrincipal SignedIn self,
      @Valid @ModelAttribute("form") UserForm form,
      BindingResult errors,
      Model model,
      HttpSession session,
      RedirectAttributes after) {
    AppUser user = user(id);
    check(form, id, errors);
    Merge.check(form, UserForm.of(user), errors, model);
    if (id == self.getId() && (form.role() != Role.ADMIN || !form.active())) {
      FieldErrors.add(errors, "role", "You cannot take this from yourself.");
    }
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    apply(form, user);
    if (!form.active() || (form.password() != null && !form.password().isEmpty())) {
      sessions.end(id, id == self.getId() ? session.getId() : null);
    }
    after.addFlashAttribute("done", "User saved.");
    return "redirect:/users";
  }

  private void apply(UserForm form, AppUser user) {
    user.change(form);
    String password = form.password();
    if (password != null && !password.isEmpty()) {
      user.setPasswordHash(Objects.requireNonNull(encoder.encode(password)));
    }
  }

  private void check(UserForm form, @Nullable Long id, BindingResult errors) {
    boolean known =
        !errors.hasFieldErrors("username")
            && users
                .findByUsername(form.username())
                .filter(other -> !Objects.equals(other.getId(), id))
                .isPresent();
    if (known) {
      FieldErrors.add(errors, "username", "Another user has this name.");
    }
    String password = form.password();
    boolean keepsOld = id != null && (password == null || password.isEmpty());
    if (!keepsOld) {
      PasswordRules.problem(password == null ? "" : password)
          .ifPresent(words -> FieldErrors.add(errors, "password", words));
    }
  }

  private static String editing(@Nullable Long id, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("roles", Role.values());
    return FORM;
  }

  private AppUser user(long id) {
    return users.findById(id).orElseThrow(() -> new NotFoundException("user"));
  }
}
