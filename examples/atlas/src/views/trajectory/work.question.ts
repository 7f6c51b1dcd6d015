/** What the theme groups of a trajectory work out: answers, votes, scores, and what comes first. Runs in the worker. */

import type { Criterion, GroupQuestion, Id, Priorities, Text, Trajectory, TrajectoryState } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import { deskOf } from "../../engine/journal.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { count, fill } from "../../engine/text.js";
import type { Choice } from "../signals/report.question.js";
import type { AskedNow } from "../signals/told.js";
import { type ParticipantTold, participantsOf } from "./trajectory.question.js";

/** In the order in which they are put. */
const QUESTIONS: readonly GroupQuestion[] = ["trends", "meaning", "local-governments", "organisations", "learning", "challenges", "together"];

export interface RankedTold {
  challenge: Id;
  label: string;
  rank: number;
  total: number;
  /** Who voted for it. */
  who: string;
}

export interface Voter extends ParticipantTold {
  /** For which challenges; none: no vote. */
  votes: Id[];
}

export interface GroupWork {
  theme: Id;
  label: string;
  answers: { question: GroupQuestion; answer: Text | undefined; told: string }[];
  /** The challenges on the theme today. */
  challenges: Choice[];
  voters: Voter[];
  byVotes: RankedTold[];
  /** The outcome of the votes, in sentences. */
  votesTold: string[];
  criteria: Criterion[];
  scores: Record<Id, Record<Id, number>>;
  byCriteria: RankedTold[];
  /** What the scores come to, and how sure that is, in sentences. */
  criteriaTold: string[];
}

/** `null`: there is no such trajectory in this journal. */
export async function groupWork(held: Held, { region, now, trajectory: id }: AskedNow & { trajectory: Id }, { lang }: Context): Promise<GroupWork[] | null> {
  const desk = await deskOf(held, region, now);
  if (!Object.hasOwn(desk.register.trajectories(), id)) return null;
  const names = desk.names(lang, now);
  const found = desk.register.trajectory(id);
  const state = found.state();
  const participants = participantsOf(names, state);
  return state.opened.groups.map(({ theme }) => workOf(names, found, state, theme, participants, now.slice(0, 10)));
}

function workOf(names: Names, found: Trajectory, state: TrajectoryState, theme: Id, participants: readonly ParticipantTold[], on: string): GroupWork {
  const { answers = {}, criteria = [], scores = {}, votes = {} } = state.themes[theme] ?? {};
  const voters = participants.filter(({ themeIds }) => themeIds.includes(theme)).map((one): Voter => ({ ...one, votes: votes[one.participant] ?? [] }));
  const challenges = found.themeFile(theme, { on }).lists?.challenges ?? [];
  const priorities = found.priorities(theme);
  const ranked = (list: Priorities["by_votes"]) =>
    list.map(({ challenge, rank, total }): RankedTold => {
      const who = voters.filter((one) => one.votes.includes(challenge)).map(({ label }) => label);
      return { challenge, label: names.challenge(challenge), rank, total, who: names.and(who) };
    });
  const [byVotes, byCriteria] = [ranked(priorities.by_votes), ranked(priorities.by_criteria)];
  const order = new Intl.Collator(names.lang, { numeric: true });
  return {
    theme,
    label: names.theme(theme),
    answers: QUESTIONS.map((question) => ({ question, answer: answers[question], told: answers[question] === undefined ? "" : names.text(answers[question]) })),
    challenges: challenges.map(({ challenge }) => ({ value: challenge, label: names.challenge(challenge), hint: "" })).sort((a, b) => order.compare(a.label, b.label)),
    voters,
    byVotes,
    votesTold: byVotes.length === 0 ? [] : votesTold(names, byVotes, voters, priorities.votes_to_level),
    criteria,
    scores,
    byCriteria,
    criteriaTold: byCriteria.length === 0 ? [] : criteriaTold(names, byCriteria, criteria, priorities),
  };
}

/** Those at the head of a ranking: "Eerst komt A", "A en B komen samen eerst". */
function firstTold(names: Names, ranked: readonly RankedTold[], total: string): string {
  const { trajectory: words } = names.words;
  const first = ranked.filter(({ rank }) => rank === 1).map(({ label }) => `“${label}”`);
  return fill(first.length === 1 ? words.comes_first : words.come_first, names.and(first), total);
}

function votesTold(names: Names, ranked: readonly RankedTold[], voters: readonly Voter[], toLevel: number | undefined): string[] {
  const { trajectory: words } = names.words;
  const voted = voters.filter(({ votes }) => votes.length > 0).length;
  const second = ranked.find(({ rank }) => rank > 1);
  const isLevel = ranked.filter(({ rank }) => rank === 1).length > 1;
  return [
    fill(words.voted_of, String(voted), count(voters.length, words.participant_count)),
    firstTold(names, ranked, count(ranked[0]?.total ?? 0, words.vote_count)),
    ...(second === undefined || isLevel || toLevel === undefined ? [] : [fill(words.votes_to_level, count(toLevel, words.participant_count), `“${second.label}”`)]),
  ];
}

function criteriaTold(names: Names, ranked: readonly RankedTold[], criteria: readonly Criterion[], { first_place: robust, not_scored: without }: Priorities): string[] {
  const { trajectory: words } = names.words;
  const nameOf = (id: Id) => {
    const found = criteria.find((one) => one.id === id);
    return `“${found === undefined ? id : names.text(found.label)}”`;
  };
  return [
    firstTold(names, ranked, count(ranked[0]?.total ?? 0, words.point_count)),
    ...robust.map(({ criterion, weight, down_to: down, up_to: up }) => {
      const [name, now] = [nameOf(criterion), String(weight)];
      if (down === undefined && up === undefined) return fill(words.weight_any, name);
      if (up === undefined) return fill(words.weight_down, name, now, down?.weight ?? "");
      return down === undefined ? fill(words.weight_up, name, now, up.weight) : fill(words.weight_both, name, now, down.weight, up.weight);
    }),
    ...(without.length === 0 ? [] : [fill(words.not_scored, names.and(without.map((one) => `“${names.challenge(one)}”`)))]),
  ];
}
