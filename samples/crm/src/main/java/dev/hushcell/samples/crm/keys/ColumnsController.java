package dev.hushcell.samples.crm.keys;

import dev.hushcell.samples.crm.keys.ColumnJob.Stage;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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

  ColumnsController(ColumnWork work) {
    this.work = work;
  }

  @GetMapping("/state")
  @ResponseBody
  ColumnJob.State state() {
    return work.last().orElseGet(() -> new ColumnJob("", Stage.FILL, System::nanoTime)).state();
  }

  @PostMapping("/encrypt")
  String encrypt(@RequestParam(defaultValue = "false") boolean dryRun, RedirectAttributes after) {
    return begun(work.encrypt(dryRun), after);
  }

  @PostMapping("/resume")
  String resume(@RequestParam String job, RedirectAttributes after) throws IOException {
    try {
      return begun(work.resume(job), after);
    } catch (SQLException e) {
      return refused(e, after);
    }
  }

  @PostMapping("/pause")
  String pause(RedirectAttributes after) throws IOException {
    try {
      work.pause();
      after.addFlashAttribute("done", "The job stops within some seconds.");
      return PAGE;
    } catch (SQLException e) {
      return refused(e, after);
    }
  }

  @PostMapping("/abandon")
  String abandon(@RequestParam String job, RedirectAttributes after) throws IOException {
    try {
      work.abandon(job);
      after.addFlashAttribute("done", "The job was given up; the columns are as they were.");
      return PAGE;
    } catch (SQLException e) {
      return refused(e, after);
    }
  }

  private static String begun(boolean begun, RedirectAttributes after) {
    if (!begun) {
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
