/** `name:character` pairs as one text: half the size of the same as an object. */
function table(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(' ').map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)]),
  );
}

/** Letters: set in italics, as identifiers. */
export const letters = table(
  'alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω ell:ℓ hbar:ℏ imath:ı jmath:ȷ Re:ℜ Im:ℑ aleph:ℵ',
);

/** Letters and signs that stay upright. */
export const upright = table(
  'Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω infty:∞ emptyset:∅ varnothing:∅ top:⊤ bot:⊥ angle:∠ ldots:… dots:… dotsc:… cdots:⋯ dotsb:⋯ vdots:⋮ ddots:⋱ star:⋆ dagger:† ddagger:‡ square:□ Box:□ prime:′ %:% $:$ &:& #:# _:_',
);

/** Signs that join, compare, point or enclose. */
export const operators = table(
  'times:× cdot:⋅ div:÷ pm:± mp:∓ ast:∗ circ:∘ bullet:∙ oplus:⊕ ominus:⊖ otimes:⊗ odot:⊙ cup:∪ cap:∩ setminus:∖ wedge:∧ land:∧ vee:∨ lor:∨ neg:¬ lnot:¬ sqcup:⊔ sqcap:⊓ uplus:⊎ bowtie:⋈ ltimes:⋉ rtimes:⋊ le:≤ leq:≤ leqslant:⩽ ge:≥ geq:≥ geqslant:⩾ lt:< gt:> ne:≠ neq:≠ ll:≪ gg:≫ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡ doteq:≐ propto:∝ asymp:≍ lesssim:≲ gtrsim:≳ prec:≺ succ:≻ preceq:⪯ succeq:⪰ in:∈ ni:∋ notin:∉ subset:⊂ supset:⊃ subseteq:⊆ supseteq:⊇ subsetneq:⊊ sqsubseteq:⊑ vdash:⊢ models:⊨ perp:⊥ parallel:∥ mid:∣ nmid:∤ triangleq:≜ coloneqq:≔ coloneq:≔ forall:∀ exists:∃ nexists:∄ therefore:∴ because:∵ partial:∂ nabla:∇ triangle:△ Diamond:◇ diamond:⋄ to:→ rightarrow:→ leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ implies:⟹ iff:⟺ mapsto:↦ longmapsto:⟼ longrightarrow:⟶ longleftarrow:⟵ Longrightarrow:⟹ hookrightarrow:↪ rightleftharpoons:⇌ leadsto:⇝ uparrow:↑ downarrow:↓ nearrow:↗ searrow:↘ colon:: sum:∑ prod:∏ coprod:∐ int:∫ iint:∬ oint:∮ bigcup:⋃ bigcap:⋂ bigoplus:⨁ bigotimes:⨂ bigvee:⋁ bigwedge:⋀ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ langle:⟨ rangle:⟩ lVert:‖ rVert:‖ Vert:‖ lvert:| rvert:| vert:| {:{ }:} lbrace:{ rbrace:} lbrack:[ rbrack:] |:‖ backslash:∖',
);

/** Names of functions: upright, with a thin space before what they apply to. */
export const functions = new Set(
  'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh max min sup inf lim limsup liminf argmax argmin arg det dim ker gcd deg hom Pr mod'.split(
    ' ',
  ),
);

/** Blanks, in em. TeX measures them in mu, an eighteenth of it. */
export const blanks: ReadonlyMap<string, number> = new Map([
  [',', 3 / 18],
  ['thinspace', 3 / 18],
  [':', 4 / 18],
  ['>', 4 / 18],
  [';', 5 / 18],
  ['!', -3 / 18],
  [' ', 4 / 18],
  ['quad', 1],
  ['qquad', 2],
]);

/** Marks over or under what follows. */
export const accents = table(
  'hat:^ widehat:^ tilde:~ widetilde:~ bar:¯ overline:¯ vec:→ overrightarrow:→ dot:˙ ddot:¨ check:ˇ breve:˘ acute:´ grave:` mathring:˚ overbrace:⏞',
);
export const accentsUnder = table('underline:_ underbrace:⏟');

/** Commands that change nothing we show. */
export const silent = new Set(
  'limits nolimits displaystyle textstyle scriptstyle displaylimits left. right. nonumber notag allowbreak protect relax ensuremath'.split(
    ' ',
  ),
);

/** Sizes of brackets: the bracket follows. */
export const bigs = /^(?:big|Big|bigg|Bigg)[lrm]?$/;
