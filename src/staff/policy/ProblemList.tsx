import type { Problem } from '@/domain/policy/problem'
import { fieldName, problemSentence } from '@/copy/policy-names'

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className='policy-problems'>
      {problems.map((problem) => <li key={problem.field + problem.code}>{`${fieldName(problem.field)}：${problemSentence(problem)}`}</li>)}
    </ul>
  )
}
