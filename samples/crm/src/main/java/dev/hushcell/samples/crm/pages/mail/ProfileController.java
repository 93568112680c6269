package dev.hushcell.samples.crm.pages.mail;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.forms.Creates;
import dev.hushcell.samples.crm.forms.FieldErrors;
import dev.hushcell.samples.crm.forms.Merge;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.pages.NotFoundException;
import dev.hushcell.samples.crm.profile.EmailServerProfile;
import dev.hushcell.samples.crm.profile.ProfileForm;
import dev.hushcell.samples.crm.profile.Profiles;
import dev.hushcell.samples.crm.router.mail.TrustedCertificate;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/** Pages about e-mail server profiles. */
@Controller
@RequestMapping("/profiles")
class ProfileController {
  private static final String FORM = "profile/form";

  private final Profiles profiles;
  private final Mailboxes mailboxes;
  private final PasswordKeeper keeper;
  private final ProfileTest test;
  private final Clock clock;

  ProfileController(
      Profiles profiles,
      Mailboxes mailboxes,
      PasswordKeeper keeper,
      ProfileTest test,
      Clock clock) {
    this.test = test;
    this.clock = clock;
    this.profiles = profiles;
    this.mailboxes = mailboxes;
    this.keeper = keeper;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("profiles", profiles.findAllByOrderByName());
    return "profile/list";
  }

  @GetMapping("/new")
  String blank(Model model) {
    model.addAttribute("form", ProfileForm.of(new EmailServerProfile()));
    return editing(null, model);
  }

  @GetMapping("/{id}")
  String edit(@PathVariable long id, Model model) {
    model.addAttribute("form", ProfileForm.of(profile(id)));
    return editing(id, model);
  }

  @Creates
  @PostMapping("/new")
  @Transactional
  String create(
      @Valid @ModelAttribute("form") ProfileForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    refuseKnownName(form, null, errors);
    refuseWhatIsNoCertificate(form, errors);
    if (errors.hasErrors()) {
      return editing(null, model);
    }
    EmailServerProfile profile = new EmailServerProfile();
    profile.change(form);
    keepPasswords(profiles.save(profile), form);
    after.addFlashAttribute("done", "Profile created.");
    return "redirect:/profiles/" + profile.getId();
  }

  @PostMapping("/{id}")
  @Transactional
  String change(
      @PathVariable long id,
      @Valid @ModelAttribute("form") ProfileForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes after) {
    EmailServerProfile profile = profile(id);
    refuseKnownName(form, id, errors);
    refuseWhatIsNoCertificate(form, errors);
    Merge.check(form, ProfileForm.of(profile), errors, model);
    if (errors.hasErrors()) {
      return editing(id, model);
    }
    profile.change(form);
    keepPasswords(profile, form);
    mailboxes.retryAll(mailboxes.ofProfile(id));
    after.addFlashAttribute("done", "Profile saved; its mailboxes are tried now.");
    return "redirect:/profiles/" + id;
  }

  @PostMapping("/{id}/delete")
  @Transactional
  String delete(@PathVariable long id, RedirectAttributes after) {
    if (mailboxes.existsByProfileId(id)) {
      after.addFlashAttribute("failed", "Mailboxes use this profile.");
      return "redirect:/profiles/" + id;
    }
    profiles.delete(profile(id));
    keeper.forget(new SecretName(Place.PROFILE_INCOMING, id));
    keeper.forget(new SecretName(Place.PROFILE_OUTGOING, id));
    after.addFlashAttribute("done", "Profile deleted.");
    return "redirect:/profiles";
  }

  /** Tries the servers as the form names them. Nothing is saved. */
  @PostMapping("/new/test")
  String testNew(
      @Valid @ModelAttribute("form") ProfileForm form, BindingResult errors, Model model) {
    return test(null, form, errors, model);
  }

  /** Tries the servers as the form names them. Nothing is saved. */
  @PostMapping("/{id}/test")
  String testKnown(
      @PathVariable long id,
      @Valid @ModelAttribute("form") ProfileForm form,
      BindingResult errors,
      Model model) {
    return test(id, form, errors, model);
  }

  private String test(@Nullable Long id, ProfileForm form, BindingResult errors, Model model) {
    refuseWhatIsNoCertificate(form, errors);
    if (!errors.hasErrors()) {
      model.addAttribute("tested", test.of(form));
    }
    return editing(id, model);
  }

  private void refuseWhatIsNoCertificate(ProfileForm form, BindingResult errors) {
    String certificate = form.trustedCertificate();
    if (certificate != null && !certificate.isBlank()) {
      TrustedCertificate.problem(certificate.strip(), clock.instant())
          .ifPresent(words -> FieldErrors.add(errors, "trustedCertificate", words));
    }
  }

  /** Keeps passwords that were given; an empty field leaves what is stored, unread. */
  private void keepPasswords(EmailServerProfile profile, ProfileForm form) {
    long id = Objects.requireNonNull(profile.getId());
    String incoming = form.incomingPassword();
    if (incoming != null && !incoming.isEmpty()) {
      profile.setIncomingPassword(
          keeper.keep(new SecretName(Place.PROFILE_INCOMING, id), incoming));
    }
    String outgoing = form.outgoingPassword();
    if (outgoing != null && !outgoing.isEmpty()) {
      profile.setOutgoingPassword(
          keeper.keep(new SecretName(Place.PROFILE_OUTGOING, id), outgoing));
    }
  }

  private void refuseKnownName(ProfileForm form, @Nullable Long id, BindingResult errors) {
    if (errors.hasFieldErrors("name")) {
      return; // nothing to look for
    }
    profiles
        .findByName(form.name())
        .filter(other -> !Objects.equals(other.getId(), id))
        .ifPresent(
            other ->
                FieldErrors.add(errors, "name", "There is a mail server of this name already."));
  }

  private String editing(@Nullable Long id, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("inRows", keeper.isInRows());
    model.addAttribute("hasIncoming", id != null && profiles.hasIncomingPassword(id));
    model.addAttribute("hasOutgoing", id != null && profiles.hasOutgoingPassword(id));
    return FORM;
  }

  private EmailServerProfile profile(long id) {
    return profiles.findById(id).orElseThrow(() -> new NotFoundException("profile"));
  }
}
