package dev.hushcell.samples.crm.pages;

import dev.hushcell.samples.crm.alarm.Alarm;
import dev.hushcell.samples.crm.alarm.Alarms;
import dev.hushcell.samples.crm.user.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows. */
@ControllerAdvice
class EveryPage {
  private final boolean demo;
  private final boolean sealing;
  private final ShownTo shownTo;

  EveryPage(
      @Value("${crm.demo}") boolean demo,
      @Value("${spring.datasource.url}") String database,
      ShownTo shownTo) {
    this.demo = demo;
    this.sealing = database.startsWith("jdbc:hushcell:");
    this.shownTo = shownTo;
  }

  /** Tells whether somebody is signed in, who then finds the navigation on every page. */
  @ModelAttribute("signedIn")
  boolean signedIn() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof SignedIn;
  }

  @ModelAttribute("shown")
  Shown shown(HttpServletRequest request) {
    return shownTo.user(request);
  }

  /** Tells whether what is declared as encrypted is: a plain address protects nothing. */
  @ModelAttribute("sealing")
  boolean sealing() {
    return sealing;
  }

  /** Returns what administrators should look at, on whatever page they are. */
  @ModelAttribute("alarms")
  List<Alarm> alarms() {
    return Alarms.latest();
  }

  @ModelAttribute("demo")
  boolean demo() {
    return demo;
  }
}
