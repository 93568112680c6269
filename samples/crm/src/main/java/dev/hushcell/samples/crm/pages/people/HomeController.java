package dev.hushcell.samples.crm.pages.people;

import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.lead.Leads;
import dev.hushcell.samples.crm.outbox.Outbox;
import dev.hushcell.samples.crm.outbox.OutboxState;
import dev.hushcell.samples.crm.user.SignedIn;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page and the page to sign in. */
@Controller
class HomeController {
  private final Contacts contacts;
  private final Accounts accounts;
  private final Leads leads;
  private final Activities activities;
  private final Outbox outbox;

  HomeController(
      Contacts contacts, Accounts accounts, Leads leads, Activities activities, Outbox outbox) {
    this.contacts = contacts;
    this.accounts = accounts;
    this.leads = leads;
    this.activities = activities;
    this.outbox = outbox;
  }

  @GetMapping("/login")
  String signIn(@RequestParam(required = false) @Nullable Integer wait, Model model) {
    model.addAttribute("wait", wait);
    return "login";
  }

  @GetMapping("/")
  String home(@AuthenticationPrincipal SignedIn self, Model model) {
    List<Activity> recent = activities.findTop8ByOrderByOccurredDesc();
    model.addAttribute("name", self.getDisplayName());
    model.addAttribute("contacts", contacts.count());
    model.addAttribute("accounts", accounts.count());
    model.addAttribute("leads", leads.count());
    model.addAttribute(
        "waiting", outbox.countByStateIn(EnumSet.complementOf(EnumSet.of(OutboxState.SENT))));
    model.addAttribute("recent", recent);
    model.addAttribute("mails", outbox.byActivity(recent));
    return "home";
  }
}
