package dev.hushcell.samples.crm.pages;

import dev.hushcell.samples.crm.user.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows. */
@ControllerAdvice
class EveryPage {
  private final boolean demo;

  EveryPage(@Value("${crm.demo}") boolean demo) {
    this.demo = demo;
  }

  /** Tells whether somebody is signed in, who then finds the navigation on every page. */
  @ModelAttribute("signedIn")
  boolean signedIn() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof SignedIn;
  }

  @ModelAttribute("demo")
  boolean demo() {
    return demo;
  }
}
