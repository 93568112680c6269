package dev.hushcell.samples.crm.keys;

import dev.hushcell.samples.crm.keys.ColumnJob.Stage;
import dev.hushcell.samples.crm.pages.Shown;
import dev.hushcell.samples.crm.user.SignedIn;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the page about keys does with columns that had values before; for administrators only. */
@Controller
@RequestMapping("/glass/keys/columns")
class ColumnsController {
  private static final String PAGE = "redirect:/glass/keys";

  private final ColumnWork work;
  private final KeyLog log;

  ColumnsController(ColumnWork work, KeyLog log) {
    this.work = work;
    this.log = log;
  }

  @GetMapping("/state")
  @ResponseBody
  ColumnJob.State state(@ModelAttribute(name = "shown", binding = false) Shown shown) {
    return work.last()
        .orElseGet(() -> new ColumnJob("", Stage.FILL, System::nanoTime))
        .state(shown.locale());
  }

  @PostMapping("/encrypt")
  String encrypt(
      @RequestParam(defaultValue = "false") boolean dryRun,
      @AuthenticationPrincipal SignedIn self,
      RedirectAttributes after) {
    return begun(
        work.encrypt(dryRun),
        dryRun ? "Trying to encrypt columns of past_call" : "Encrypting columns of past_call",
        self,
        after);
  }

  @PostMapping("/resume")
  String resume(
      @RequestParam String job, @AuthenticationPrincipal SignedIn self, RedirectAttributes after)
      throws IOException {
    try {
      return begun(work.resume(job), "Resuming to encrypt columns of past_call", self, after);
    } catch (SQLException e) {
      return refused(e, after);
    }
  }

  @PostMapping("/pause")
  String pause(@AuthenticationPrincipal SignedIn self, RedirectAttributes after)
      throws IOException {
    try {
      work.pause();
      log.did(self, "Pausing the job at columns of past_call", "Asked to stop.");
      after.addFlashAttribute("done", "The job stops within some seconds.");
      return PAGE;
    } catch (SQLException e) {
      return refused(e, after);
    }
  }

  @PostMapping("/abandon")
  String abandon(
      @RequestParam String job, @AuthenticationPrincipal SignedIn self, RedirectAttributes after)
      throws IOException {
    try {
      work.abandon(job);
      log.did(self, "Giving up the job at columns of past_call", "It was given up.");
      after.addFlashAttribute("done", "The job was given up; the columns are as they were.");
      return PAGE;
    } catch (SQLException e) {
      return refused(e, after);
    }
  }

  private String begun(boolean begun, String what, SignedIn self, RedirectAttributes after) {
    if (begun) {
      log.did(self, what, "Begun; the job above tells how far it is.");
    } else {
      after.addFlashAttribute(
          "failed", "A job at these columns is going on already; another administrator began it.");
    }
    return PAGE;
  }

  /** Messages of the driver hold no value and say what to do. */
  private static String refused(SQLException why, RedirectAttributes after) {
    after.addFlashAttribute("failed", String.valueOf(why.getMessage()));
    return PAGE;
  }
}
