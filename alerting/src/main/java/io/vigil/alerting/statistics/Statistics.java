package io.vigil.alerting.statistics;

import static java.util.stream.Collectors.groupingBy;

import io.vigil.alerting.statistics.Facts.Annunciation;
import io.vigil.alerting.statistics.Facts.Handling;
import io.vigil.alerting.statistics.Facts.Plant;
import io.vigil.alerting.statistics.Load.BadActor;
import io.vigil.alerting.statistics.Load.Peaks;
import io.vigil.alerting.statistics.Ranks.Rank;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All figures of an area over a window. Pure: the same facts give the same figures.
 *
 * @param window what was counted over
 * @param positions K1 to K7, K10 and K11 of each position
 * @param area K8, K9, K11 by rung, K12 to K14 and the rates of the whole area
 * @param divisions the rates of each division, with its ranks
 * @param enterprises online rate and coverage of each enterprise
 */
record Statistics(
    Window window,
    List<OfPosition> positions,
    List<Figure> area,
    List<OfDivision> divisions,
    List<OfEnterprise> enterprises) {
  /**
   * Figures of one operator position; never of a plant, whose Alerts go to several (design: alerts
   * §3, A22).
   */
  record OfPosition(String position, List<Figure> figures, List<BadActor> badActors, Peaks peaks) {}

  /** Figures of one division. */
  record OfDivision(String division, List<Figure> figures, List<Rank> ranks) {}

  /** Figures of one enterprise. */
  record OfEnterprise(Plant plant, List<Figure> figures) {}

  /**
   * Counts.
   *
   * @param positions those to be shown, whether or not anything was put before them
   * @param earlier what happened in the window before, for the change of ranks
   */
  static Statistics of(Facts facts, Facts earlier, Collection<String> positions, Window window) {
    List<Figure> area = new ArrayList<>();
    area.addAll(new Nuisance(facts.activations(), window).figures());
    area.addAll(new Quieting(facts.quiets(), facts.activations(), window).figures());
    area.addAll(new Disposing(facts.handlings(), window).figures());
    List<Demand> demands = Demand.of(facts.annunciations(), facts.settlements());
    area.addAll(Rungs.figures(demands, window));
    Presence presence = new Presence(facts.activations(), facts.quiets(), window);
    area.addAll(presence.figures(facts.plants()));
    return new Statistics(
        window,
        positions(facts, demands, positions, window),
        area,
        divisions(facts, earlier, window),
        facts.plants().stream()
            .map(one -> new OfEnterprise(one, presence.figures(List.of(one))))
            .toList());
  }

  private static List<OfPosition> positions(
      Facts facts, List<Demand> asked, Collection<String> positions, Window window) {
    Map<String, List<Annunciation>> heard =
        facts.annunciations().stream().collect(groupingBy(Annunciation::position));
    Map<String, List<Demand>> demands = asked.stream().collect(groupingBy(Demand::position));
    List<OfPosition> figures = new ArrayList<>();
    for (String position : new TreeSet<>(positions)) {
      Load load = new Load(heard.getOrDefault(position, List.of()), window);
      List<Figure> ofIt = new ArrayList<>(load.figures());
      ofIt.addAll(Acknowledging.figures(demands.getOrDefault(position, List.of()), window));
      figures.add(new OfPosition(position, ofIt, load.badActors(), load.peaks()));
    }
    return figures;
  }

  private static List<OfDivision> divisions(Facts facts, Facts earlier, Window window) {
    Map<String, List<Figure>> now = rates(facts, window);
    Map<String, List<Rank>> ranks = Ranks.of(now, rates(earlier, window.before()));
    return now.entrySet().stream()
        .map(
            one ->
                new OfDivision(
                    one.getKey(), one.getValue(), ranks.getOrDefault(one.getKey(), List.of())))
        .toList();
  }

  private static Map<String, List<Figure>> rates(Facts facts, Window window) {
    Presence presence = new Presence(facts.activations(), facts.quiets(), window);
    Map<String, List<Handling>> handlings =
        facts.handlings().stream().collect(groupingBy(Handling::division));
    Map<String, List<Figure>> rates = new TreeMap<>();
    facts.plants().stream()
        .collect(groupingBy(Plant::division))
        .forEach(
            (division, plants) -> {
              List<Figure> ofIt = new ArrayList<>(presence.figures(plants));
              List<Handling> cases = handlings.getOrDefault(division, List.of());
              ofIt.addAll(new Disposing(cases, window).figures());
              rates.put(division, ofIt);
            });
    return rates;
  }
}
