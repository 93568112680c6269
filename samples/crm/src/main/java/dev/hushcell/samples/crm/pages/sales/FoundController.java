package dev.hushcell.samples.crm.pages.sales;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What was looked for stands in no address. Whoever comes back to that of a search, by a bookmark
 * or by loading it again, finds the list.
 */
@Controller
class FoundController {
  @GetMapping({"/contacts/search", "/contacts/find"})
  String contacts() {
    return "redirect:/contacts";
  }

  @GetMapping({"/leads/search", "/leads/find"})
  String leads() {
    return "redirect:/leads";
  }

  @GetMapping("/activities/search")
  String activities() {
    return "redirect:/activities";
  }
}
