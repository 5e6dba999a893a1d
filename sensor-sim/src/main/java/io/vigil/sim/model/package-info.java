/**
 * Plant models: a plant, what goes on in it, what its sensors show of it, and what can happen to
 * it, as one JSON file that anyone can write ({@code PlantModelReader}; {@code docs/plant-model.md}
 * has an example).
 *
 * <pre>
 * {
 *   "plant":      { ... },     the plant file, exactly as it is onboarded
 *   "quantities": {            name: what it does; moved once a second in this order
 *     "a": {"is": "lever", "start": 1},                              stays until a scenario moves it
 *     "b": {"is": "wander", "spread": 0.2, "memory": 90},            noise and drift about zero
 *     "c": {"is": "day", "peak": 16},                                -1 to 1, a sine, hour in Beijing
 *     "d": {"is": "shift", "from": 14, "to": 6, "cycle": 2400,       1 at work, 0 in pauses
 *           "shareFrom": 0.7, "shareTo": 0.9},
 *     "e": {"is": "sum", "base": 4, "of": {"a": 1.5, "b": 1},        weighted sum, with a first-order
 *           "lag": 20, "least": 0, "most": 9},                       lag in seconds and bounds
 *     "f": {"is": "product", "of": ["a", "d"]},                      of switches: all are on
 *     "g": {"is": "integral", "base": 0, "of": {"e": 1}, "per": 3600, "start": 0, "least": 0,
 *           "most": 9, "slot": 900, "during": "a"},                  what a rate gathers
 *     "h": {"is": "latch", "of": "e", "on": 8, "off": 6}             comparison with hysteresis
 *   },
 *   "sensors":    [ {"point": "P1", "shows": "e", "noise": 0.1, "drift": 0.2, "step": 0.01} ],
 *   "scenarios":  [ {
 *     "id": "leak", "zh": "...", "en": "...", "seconds": 120, "when": "d",
 *     "acts": [ {"at": 0, "move": "a", "to": 2, "over": 10}, {"at": 60, "move": "a", "to": 1},
 *               {"at": 0, "silence | freeze | release": "P1"}, {"at": 0, "force": "P1", "to": 9},
 *               {"at": 0, "mark": "P1", "as": "CALIBRATING"},
 *               {"at": 0, "disconnect | connect": "gw1"} ],
 *     "expects": [ {"point": "P1", "rule": "R1", "raise": [5, 9], "clear": [70, 90]} ],
 *     "pending": [ {"point": "P1", "rule": "R2", "raise": [5, 9], "clear": [70, 90],
 *                   "kind": "together"} ]
 *   } ],
 *   "demo":       {"first": "leak", "then": ["leak"], "pauseFrom": 5, "pauseTo": 30}
 * }
 * </pre>
 *
 * <p>Times of scenarios are whole seconds since they began. A scenario must leave every lever,
 * point and gateway as it found them.
 */
@NullMarked
package io.vigil.sim.model;

import org.jspecify.annotations.NullMarked;
