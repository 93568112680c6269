package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactSearch;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.lead.LeadSearch;
import dev.hushcell.samples.crm.lead.Leads;
import dev.hushcell.samples.crm.pages.ListRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The search in everything: by parts of what is plain, and of names in the driver; by the whole
 * value in addresses and numbers. By POST, so that what is searched for stands in no address.
 */
@Controller
@RequestMapping("/search")
class SearchController {
  private static final int ROWS = 8;
  private static final Sort BY_NAME = Sort.by("nameKey", "id");

  private final ContactSearch search;
  private final Contacts contacts;
  private final Accounts accounts;
  private final Leads leads;
  private final LeadSearch leadSearch;
  private final Activities activities;

  SearchController(
      ContactSearch search,
      Contacts contacts,
      Accounts accounts,
      Leads leads,
      LeadSearch leadSearch,
      Activities activities) {
    this.search = search;
    this.contacts = contacts;
    this.accounts = accounts;
    this.leads = leads;
    this.leadSearch = leadSearch;
    this.activities = activities;
  }

  @GetMapping
  String blank(Model model) {
    model.addAttribute("everywhere", "");
    return "search";
  }

  @PostMapping
  String find(@RequestParam(defaultValue = "") String q, Model model) {
    ListRequest request = new ListRequest(q, null, null, null);
    model.addAttribute("everywhere", request.text());
    if (request.isFiltered()) {
      String text = request.likeText();
      ContactSearch.Found<Contact> found =
          search.containing(request.text(), PageRequest.of(0, ROWS, BY_NAME));
      model.addAttribute("searchedBy", found.by());
      model.addAttribute("contacts", found.page());
      model.addAttribute("whole", byWholeValue(request.text(), found));
      model.addAttribute("accounts", accounts.containing(text, first("name")));
      model.addAttribute("leads", leadSearch.containing(request.text(), first("topic")).page());
      model.addAttribute("leadsByAddress", leads.findByEmail(request.text()));
      Pageable newest = PageRequest.of(0, ROWS, Sort.by(Sort.Direction.DESC, "occurred", "id"));
      model.addAttribute("activities", activitiesWith(found, newest));
    }
    return "search";
  }

  /** Returns who has the text as their address or number, and was not found by a part. */
  private List<Contact> byWholeValue(String text, ContactSearch.Found<Contact> found) {
    Map<@Nullable Long, Contact> others = new LinkedHashMap<>();
    Stream.of(ExactSearch.Column.values())
        .flatMap(column -> new ExactSearch(column, text).in(contacts).stream())
        .forEach(each -> others.put(each.getId(), each));
    found.page().forEach(each -> others.remove(each.getId()));
    return List.copyOf(others.values());
  }

  private Page<Activity> activitiesWith(ContactSearch.Found<Contact> found, Pageable page) {
    return found.page().isEmpty()
        ? Page.empty()
        : activities.findByContactIn(found.page().getContent(), page);
  }

  private static Pageable first(String property) {
    return PageRequest.of(0, ROWS, Sort.by(property, "id"));
  }
}
